// <keep-open>: a form somebody has opened stays, whatever live updates bring.
//
//   <keep-open back=".document__edit"><form> … </form></keep-open>
//   <keep-open><details><summary>Add a note</summary><form> … </form></details></keep-open>
//
// While it is open, regions around it are not redrawn; what was held back is fetched once it closes.
// Opened in place of something, it takes the focus and gives it back to *back* in that place.

const isRefresh = ({ requestConfig }) => requestConfig?.triggeringEvent?.type === "live:refresh";

class KeepOpen extends HTMLElement {
  #owed = false;
  #place = null;

  connectedCallback() {
    document.body.addEventListener("htmx:beforeSwap", this.#holdAnswer);
    document.body.addEventListener("htmx:oobBeforeSwap", this.#holdNews);
    this.querySelector("details")?.addEventListener("toggle", this.#toggled);
    if (!this.hasAttribute("back")) return;
    this.#place = this.closest("[id]")?.id;
    this.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  }

  disconnectedCallback() {
    document.body.removeEventListener("htmx:beforeSwap", this.#holdAnswer);
    document.body.removeEventListener("htmx:oobBeforeSwap", this.#holdNews);
    setTimeout(this.#closed);
  }

  get #isOpen() {
    const fold = this.querySelector("details");
    return !fold || fold.open;
  }

  #holdAnswer = ({ detail }) => {
    if (!isRefresh(detail) || !this.#isIn(detail.target)) return;
    detail.shouldSwap = false;
    this.#owed = true;
  };

  #holdNews = (event) => {
    if (!this.#isIn(event.detail.target)) return;
    event.preventDefault();
    this.#owed = true;
  };

  #isIn(target) {
    return this.#isOpen && target.contains(this);
  }

  #toggled = () => {
    if (this.#isOpen) this.querySelector("textarea")?.focus();
    else this.#pay();
  };

  #closed = () => {
    if (this.isConnected) return; // moved, not closed
    this.#pay();
    if (!this.#place || document.activeElement !== document.body) return;
    const place = document.getElementById(this.#place);
    place?.querySelector(this.getAttribute("back"))?.focus({ preventScroll: true });
  };

  #pay() {
    if (!this.#owed) return;
    this.#owed = false;
    htmx.trigger(document.body, "live:refresh");
  }
}

customElements.define("keep-open", KeepOpen);
