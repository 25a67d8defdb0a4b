// <toast-note>: a message that can be put away.
//
// One that was drawn with the page stays where it is. One that arrives later floats, so that it is
// seen wherever the founder is; with data-leaves it goes by itself, but waits while it is looked at
// (pointer or focus), so nobody loses a sentence half-read.

const STAYS_FOR = 7_000;
let pageIsThere = false;

class ToastNote extends HTMLElement {
  #timer = null;

  connectedCallback() {
    if (!this.querySelector(".note__close")) this.append(this.#closeButton());
    if (!pageIsThere) return;
    this.dataset.floats = "";
    if (!("leaves" in this.dataset)) return;
    for (const name of ["pointerenter", "focusin"]) this.addEventListener(name, this.#stay);
    for (const name of ["pointerleave", "focusout"]) this.addEventListener(name, this.#leaveSoon);
    this.#leaveSoon();
  }

  disconnectedCallback() {
    this.#stay();
  }

  #stay = () => clearTimeout(this.#timer);

  #leaveSoon = () => {
    this.#stay();
    this.#timer = setTimeout(() => this.remove(), STAYS_FOR);
  };

  #closeButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "note__close";
    button.setAttribute("aria-label", "Put this message away");
    button.textContent = "×";
    button.addEventListener("click", () => this.remove());
    return button;
  }
}

customElements.define("toast-note", ToastNote);
pageIsThere = true;
