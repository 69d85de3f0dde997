/** Paints in place of a browser. */

/** Nobody paints here: what waits for the next frame, such as a step's form, comes at once. */
export function paintAtOnce(): void {
  window.requestAnimationFrame = (callback) => {
    callback(performance.now());
    return 0;
  };
}
