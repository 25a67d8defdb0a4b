// <chat-talk>: a conversation that stays at its newest sentence, with the field ready for the next.
//
// It holds #chat-log, to which answers are added, and #chat-words. In the panel the field has the
// focus from the start; on the page of its own nobody's focus is taken.

class ChatTalk extends HTMLElement {
  connectedCallback() {
    this.addEventListener("htmx:beforeSwap", this.#beforeSwap);
    this.addEventListener("htmx:afterSwap", this.#said);
    for (const name of ["sendError", "timeout", "responseError"]) {
      this.addEventListener(`htmx:${name}`, this.#failed);
    }
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

  // Signed out meanwhile, or a token that ran out: the page that says so is a page, not an answer.
  #beforeSwap = (event) => {
    const { serverResponse, xhr } = event.detail;
    if (!/^\s*<!doctype/i.test(serverResponse)) return;
    event.detail.shouldSwap = false;
    location.assign(xhr.responseURL);
  };

  #failed = ({ detail }) => {
    const said = detail.xhr?.status >= 400 && detail.xhr.status < 500; // the answer says why
    this.querySelector("#chat-trouble").hidden = said;
  };

  #said = ({ detail }) => {
    if (detail.target.id === "chat-log") this.field.value = "";
    this.querySelector("#chat-trouble").hidden = true;
    this.#showNewest();
    this.field.focus({ preventScroll: true });
  };

  #showNewest() {
    this.log.scrollTop = this.log.scrollHeight;
    if (!this.closest("dialog")) this.log.lastElementChild?.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("chat-talk", ChatTalk);
