// Schedules work in turns, between which waiting messages are handled.

export class Turns {
  #isDue = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #channel = new MessageChannel();

  /** @param {() => void} work */
  constructor(work) {
    this.#channel.port1.onmessage = () => {
      this.#isDue = false;
      work();
    };
  }

  /** Works as soon as the messages that wait have been heard, which is sooner than a timer would. */
  soon() {
    clearTimeout(this.#timer);
    if (this.#isDue) return;
    this.#isDue = true;
    this.#channel.port2.postMessage(null);
  }

  /** Works after some milliseconds, or sooner if `soon` is called. @param {number} wait */
  after(wait) {
    // Timers fire some milliseconds late.
    if (wait <= 4) return this.soon();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.soon(), wait);
  }
}
