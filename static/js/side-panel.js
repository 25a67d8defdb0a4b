// <side-panel>: holds #panel, where the details of what was clicked appear beside the page.
//
//   <side-panel><section id="panel" hidden></section></side-panel>
//
// A click that fills it moves the focus to its heading; [data-close] and Escape empty it and give
// the focus back. Without JavaScript the same links lead to a page with the same details.

class SidePanel extends HTMLElement {
  #opener = null;

  connectedCallback() {
    document.body.addEventListener("htmx:afterSwap", this.#filled);
    document.addEventListener("keydown", this.#escape);
    this.addEventListener("click", this.#maybeClose);
  }

  disconnectedCallback() {
    document.body.removeEventListener("htmx:afterSwap", this.#filled);
    document.removeEventListener("keydown", this.#escape);
  }

  get #panel() {
    return this.querySelector("#panel");
  }

  #filled = ({ detail }) => {
    const byHand = detail.requestConfig?.triggeringEvent?.type === "click";
    if (detail.target?.id !== "panel" || !byHand) return;
    const link = detail.requestConfig.elt;
    if (!link.closest("#panel")) this.#opener = link; // not one that stood in the panel itself
    this.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
  };

  #escape = (event) => {
    if (event.key === "Escape" && !this.#panel.hidden) this.#close();
  };

  #maybeClose = (event) => {
    if (!event.target.closest("[data-close]") || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    this.#close();
  };

  #close() {
    const empty = document.createElement("section");
    empty.id = "panel";
    empty.hidden = true;
    this.#panel.replaceWith(empty);
    // The link may have been drawn anew by a live update; then its id finds it again.
    const opener = this.#opener?.isConnected ? this.#opener : document.getElementById(this.#opener?.id);
    opener?.focus({ preventScroll: true });
    this.#opener = null;
  }
}

customElements.define("side-panel", SidePanel);
