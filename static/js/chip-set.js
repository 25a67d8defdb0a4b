// <chip-set>: suggestions as chips. They are real radio buttons or check-boxes with labels.
//
//   fills="id_answer"   a chosen chip is written into that text field, which stays editable;
//                       check-boxes are added and taken out, separated by commas
//   other="id_other"    own words in that field and a chosen radio exclude each other
//
// Without JavaScript the chips are sent under their own name beside the text field.

class ChipSet extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this.#chosen);
    this.#field?.addEventListener("input", this.#typed);
  }

  disconnectedCallback() {
    this.#field?.removeEventListener("input", this.#typed);
  }

  get #field() {
    return document.getElementById(this.getAttribute("fills") ?? this.getAttribute("other") ?? "");
  }

  get #chips() {
    return [...this.querySelectorAll("input")];
  }

  #chosen = ({ target: chip }) => {
    const field = this.#field;
    if (!field) return;
    if (this.hasAttribute("other")) {
      if (chip.type === "radio") field.value = "";
      return;
    }
    const change = chip.type === "radio" ? this.#replaced : this.#toggled;
    field.value = change.call(this, field.value, chip);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // A chip takes the place of another chip's words, never of the founder's own.
  #replaced(text, chip) {
    const before = this.#chips.find((other) => other !== chip && text.includes(other.value));
    if (before) return text.replace(before.value, () => chip.value);
    return text.trim() ? `${text.trim()} ${chip.value}` : chip.value;
  }

  // Suggestions may hold commas themselves, so they are found as they are, not by splitting.
  #toggled(text, chip) {
    if (!chip.checked) {
      return text.replace(chip.value, "").replace(/(,\s*){2,}/, ", ").replace(/^[,\s]+|[,\s]+$/g, "");
    }
    return text.trim() ? `${text.trim()}, ${chip.value}` : chip.value;
  }

  // A chip stays marked only as long as the text still says what it says.
  #typed = ({ target: field }) => {
    if (this.hasAttribute("other")) {
      if (field.value.trim()) for (const chip of this.#radios()) chip.checked = false;
      return;
    }
    for (const chip of this.#chips) chip.checked = field.value.includes(chip.value);
  };

  #radios() {
    return this.#chips.filter((chip) => chip.type === "radio");
  }
}

customElements.define("chip-set", ChipSet);
