/** Once the next frame is on screen. */
export function framed(): Promise<void> {
  return new Promise((done) => afterFrame(done)());
}

/**
 * Makes a call that does `work` once the next frame is on screen, however often it is called until then, so that what a person
 * waits for is painted before what can follow. Nothing is painted while the page is hidden: then it is done at once.
 */
export function afterFrame(work: () => void): () => void {
  let waiting = false;
  const done = () => {
    waiting = false;
    work();
  };
  return () => {
    if (waiting) return;
    waiting = true;
    if (document.hidden) setTimeout(done);
    else requestAnimationFrame(() => setTimeout(done));
  };
}
