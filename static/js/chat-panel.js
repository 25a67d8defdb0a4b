// <chat-panel>: the chat over the page, instead of on a page of its own.
//
// It holds the link to the chat and a <dialog>. Every link to the same address opens the dialog:
// beside the page where there is room, as a sheet in front of it on a phone. What is in it is
// fetched at each opening, so the facts are those of now. Without JavaScript the link is a link.

const NARROW = matchMedia("(max-width: 44rem)");

class ChatPanel extends HTMLElement {
  #opener = null;

  connectedCallback() {
    this.link.setAttribute("role", "button");
    this.link.setAttribute("aria-haspopup", "dialog");
    this.link.setAttribute("aria-expanded", "false");
    document.addEventListener("click", this.#clicked);
    this.dialog.addEventListener("click", this.#maybeClose);
    this.dialog.addEventListener("close", this.#closed);
    this.addEventListener("keydown", this.#key);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#clicked);
  }

  get link() {
    return this.querySelector(".chat__bubble");
  }

  get dialog() {
    return this.querySelector(".chat__panel");
  }

  #clicked = (event) => {
    const link = event.target.closest?.("a");
    if (!link || link.href !== this.link.href || this.dialog.contains(link)) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.#open(link);
  };

  #open(opener) {
    this.#opener = opener;
    this.link.setAttribute("aria-expanded", "true");
    if (!this.dialog.open) NARROW.matches ? this.dialog.showModal() : this.dialog.show();
    htmx.ajax("GET", this.link.href, { target: "#conversation", swap: "outerHTML" });
  }

  #maybeClose = (event) => {
    const outside = event.target === this.dialog && this.dialog.matches(":modal");
    if (outside || event.target.closest(".chat__close")) this.dialog.close();
  };

  #closed = (event) => {
    if (event.target !== this.dialog) return;
    this.link.setAttribute("aria-expanded", "false");
    const visible = this.#opener?.checkVisibility?.() ? this.#opener : this.link;
    visible.focus();
  };

  #key = (event) => {
    if (event.key === "Escape") {
      if (event.target.closest("dialog") === this.dialog) this.dialog.close();
    } else if (event.key === " " && event.target === this.link) {
      event.preventDefault();
      this.#open(this.link);
    }
  };
}

customElements.define("chat-panel", ChatPanel);
