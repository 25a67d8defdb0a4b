// <confirm-dialog>: asks in place before something is destroyed.
//
//   <confirm-dialog>
//     <a class="button" href="/the/confirmation/page/">Stop the build</a>
//     <dialog class="dialog"> … <form method="post"> … <button data-close>No</button> … </dialog>
//   </confirm-dialog>
//
// Without JavaScript the link leads to a page that asks the same. While it is open the dialog lives
// at the end of the body, so that a live update of the part it came from cannot pull it away.

class ConfirmDialog extends HTMLElement {
  #dialog = null;

  connectedCallback() {
    this.#dialog ??= this.querySelector("dialog");
    const opener = this.querySelector("a, button");
    if (!this.#dialog || !opener) return;
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", this.#open);
    this.#dialog.addEventListener("click", this.#maybeClose);
    this.#dialog.addEventListener("close", this.#putBack);
  }

  #open = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    document.body.append(this.#dialog);
    this.#dialog.showModal();
  };

  #maybeClose = (event) => {
    const outside = event.target === this.#dialog;
    if (outside || event.target.closest("[data-close]")) this.#dialog.close();
  };

  #putBack = () => {
    if (!this.isConnected) return this.#dialog.remove();
    this.append(this.#dialog);
    this.querySelector("a, button").focus();
  };
}

customElements.define("confirm-dialog", ConfirmDialog);
