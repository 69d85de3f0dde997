/** Hears what the microphone hears, at the rate of a telephone: 8,000 samples a second, 16 bits. */
const RATE = 8000;
const PIECE = 2000;

class Telephone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
    this.sum = 0;
    this.count = 0;
    this.place = 0;
  }

  /** Each sample of the telephone is the mean of those that fall into its time. */
  process([input]) {
    for (const sample of input?.[0] ?? []) {
      this.sum += sample;
      this.count += 1;
      this.place += RATE / sampleRate;
      if (this.place < 1) continue;
      this.place -= 1;
      this.put(this.sum / this.count);
      this.sum = 0;
      this.count = 0;
    }
    return true;
  }

  put(sample) {
    this.piece[this.filled] = Math.max(-1, Math.min(1, sample)) * 32767;
    this.filled += 1;
    if (this.filled < PIECE) return;
    this.port.postMessage(this.piece.slice().buffer);
    this.filled = 0;
  }
}

registerProcessor("telephone", Telephone);
