// <elapsed-time data-since="2026-01-31T12:00:00Z">1 min 12 s</elapsed-time>: keeps counting up.
//
// The text from the server is right when it is drawn; this only moves it on. Screen readers are
// left in peace: a timer is not announced.

export function inWords(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) {
    const rest = whole % 60;
    return rest ? `${Math.floor(whole / 60)} min ${rest} s` : `${whole / 60} min`;
  }
  const minutes = Math.floor(whole / 60) % 60;
  return minutes ? `${Math.floor(whole / 3600)} h ${minutes} min` : `${Math.floor(whole / 3600)} h`;
}

class ElapsedTime extends HTMLElement {
  #timer = null;

  connectedCallback() {
    this.setAttribute("role", "timer");
    this.#draw();
    this.#timer = setInterval(() => this.#draw(), 1_000);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #draw() {
    const since = Date.parse(this.dataset.since);
    if (!Number.isNaN(since)) this.textContent = inWords((Date.now() - since) / 1_000);
  }
}

customElements.define("elapsed-time", ElapsedTime);
