// <device-frame>: shows the preview at a device's true width, scaled to the room there is.
//
// The switch between desktop, tablet and phone is plain CSS (see progress.css); this only makes
// a desktop look like a desktop where the page itself is narrower than one.

const WIDTHS = { desktop: 1280, tablet: 768, phone: 390 };

class DeviceFrame extends HTMLElement {
  #observer = new ResizeObserver(() => this.#fit());

  connectedCallback() {
    this.addEventListener("change", this.#fit);
    // On a phone the app is shown as on a phone: a desktop would be too small to read.
    if (window.innerWidth < 600) this.querySelector("input[value=phone]")?.click();
    const screen = this.querySelector(".device__screen");
    if (screen) this.#observer.observe(screen);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }

  #fit = () => {
    const screen = this.querySelector(".device__screen");
    const frame = screen?.querySelector("iframe");
    if (!frame) return;
    const device = this.querySelector("input:checked")?.value ?? "desktop";
    const scale = Math.min(1, screen.clientWidth / WIDTHS[device]);
    frame.style.width = `${screen.clientWidth / scale}px`;
    frame.style.height = `${screen.clientHeight / scale}px`;
    frame.style.transform = scale < 1 ? `scale(${scale})` : "none";
  };
}

customElements.define("device-frame", DeviceFrame);
