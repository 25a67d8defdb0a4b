// <drop-menu>: a <details> menu that closes on Escape and when attention goes elsewhere.

class DropMenu extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.#escape);
    document.addEventListener("pointerdown", this.#elsewhere);
    document.addEventListener("focusin", this.#elsewhere);
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#elsewhere);
    document.removeEventListener("focusin", this.#elsewhere);
  }

  get #menu() {
    return this.querySelector("details");
  }

  #escape = (event) => {
    if (event.key !== "Escape" || !this.#menu.open) return;
    this.#menu.open = false;
    this.#menu.querySelector("summary").focus();
  };

  #elsewhere = (event) => {
    if (!this.contains(event.target)) this.#menu.open = false;
  };
}

customElements.define("drop-menu", DropMenu);
