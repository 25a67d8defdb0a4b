// <copy-text class="copy"><code>SECRET_KEY=…</code><button type="button">Copy</button></copy-text>
//
// Copies the text of the code, pre or input beside the button and says so on the button.

const SAYS_SO_FOR = 2_000;

class CopyText extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", this.#copy);
  }

  #copy = async ({ currentTarget: button }) => {
    const source = this.querySelector("code, pre, input, textarea");
    const text = source.value ?? source.textContent;
    const said = await this.#write(text, source);
    const label = button.querySelector("span") ?? button;
    this.dataset.label ??= label.textContent;
    label.textContent = said;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => (label.textContent = this.dataset.label), SAYS_SO_FOR);
  };

  // Browsers refuse the clipboard on plain http; then the text is at least marked for copying.
  async #write(text, source) {
    try {
      await navigator.clipboard.writeText(text.trim());
      return "Copied";
    } catch {
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
      return "Press Ctrl+C";
    }
  }
}

customElements.define("copy-text", CopyText);
