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
    if (chip.type === "radio") field.value = chip.value;
    else field.value = this.#toggled(field.value, chip);
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  #toggled(text, chip) {
    const parts = text.split(",").map((part) => part.trim());
    const others = parts.filter((part) => part && part !== chip.value);
    return (chip.checked ? [...others, chip.value] : others).join(", ");
  }

  // A chip stays marked only as long as the text still says what it says.
  #typed = ({ target: field }) => {
    if (this.hasAttribute("other")) {
      if (field.value.trim()) for (const chip of this.#radios()) chip.checked = false;
      return;
    }
    const parts = field.value.split(",").map((part) => part.trim());
    for (const chip of this.#chips) {
      chip.checked = chip.type === "radio" ? field.value === chip.value : parts.includes(chip.value);
    }
  };

  #radios() {
    return this.#chips.filter((chip) => chip.type === "radio");
  }
}

customElements.define("chip-set", ChipSet);
