// <chat-talk>: a conversation that stays at its newest sentence, with the field ready for the next.
//
// It holds #chat-log, to which answers are added, and #chat-words. In the panel the field has the
// focus from the start; on the page of its own nobody's focus is taken.

class ChatTalk extends HTMLElement {
  connectedCallback() {
    this.addEventListener("htmx:beforeSwap", this.#beforeSwap);
    this.addEventListener("htmx:afterSwap", this.#said);
    if (!this.closest("dialog")) return;
    this.#showNewest();
    this.field.focus({ preventScroll: true });
  }

  get field() {
    return this.querySelector("#chat-words");
  }

  get log() {
    return this.querySelector("#chat-log");
  }

  // Signed out meanwhile: the page that says so is a page, not an answer.
  #beforeSwap = (event) => {
    const from = new URL(event.detail.xhr.responseURL || location.href).pathname;
    if (from.includes("/chat/")) return;
    event.detail.shouldSwap = false;
    location.assign(from);
  };

  #said = ({ detail }) => {
    if (detail.target.id === "chat-log") this.field.value = "";
    this.#showNewest();
    this.field.focus({ preventScroll: true });
  };

  #showNewest() {
    this.log.scrollTop = this.log.scrollHeight;
    if (!this.closest("dialog")) this.log.lastElementChild?.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("chat-talk", ChatTalk);
