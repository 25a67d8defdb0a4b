// <auto-grow><textarea>…</textarea></auto-grow>: the box grows with the text; Ctrl+Enter sends.
//
// Browsers that know `field-sizing: content` grow by themselves (see forms.css).

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");

class AutoGrow extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.#send);
    if (GROWS_BY_ITSELF) return;
    this.addEventListener("input", this.#fit);
    this.#fit();
  }

  #send = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.target.form?.requestSubmit();
  };

  #fit = () => {
    const box = this.querySelector("textarea");
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  };
}

customElements.define("auto-grow", AutoGrow);
