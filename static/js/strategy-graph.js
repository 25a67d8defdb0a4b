// <strategy-graph>: shows what a node is tied to while it is pointed at or focused, and keeps the
// drawing scrolled where it was when a live update draws it anew; at first it shows the newest.

let scrolled = null;

class StrategyGraph extends HTMLElement {
  connectedCallback() {
    this.scroller = this.querySelector("[tabindex='0']");
    this.scroller.scrollLeft = scrolled ?? this.scroller.scrollWidth;
    this.scroller.addEventListener("scroll", () => (scrolled = this.scroller.scrollLeft));
    for (const name of ["pointerover", "focusin"]) this.addEventListener(name, this.#look);
    for (const name of ["pointerleave", "focusout"]) this.addEventListener(name, this.#leave);
  }

  #look = (event) => {
    const node = event.target.closest("[data-node]")?.dataset.node;
    if (!node) return this.#leave();
    for (const edge of this.querySelectorAll("[data-from]")) {
      edge.toggleAttribute("data-lit", edge.dataset.from === node || edge.dataset.to === node);
    }
  };

  #leave = () => {
    for (const edge of this.querySelectorAll("[data-lit]")) edge.removeAttribute("data-lit");
  };
}

customElements.define("strategy-graph", StrategyGraph);
