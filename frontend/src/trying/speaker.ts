/** The phone's loudspeaker: the delivered bytes, decoded by the browser, and the tones of a line. */

const RINGBACK = { pitch: 425, on: 1, off: 4 } as const;
const KEY_TONES: Readonly<Record<string, readonly [number, number]>> = {
  "1": [697, 1209],
  "2": [697, 1336],
  "3": [697, 1477],
  "4": [770, 1209],
  "5": [770, 1336],
  "6": [770, 1477],
  "7": [852, 1209],
  "8": [852, 1336],
  "9": [852, 1477],
  "*": [941, 1209],
  "0": [941, 1336],
  "#": [941, 1477],
};
const KEY_SECONDS = 0.12;
const QUIET = 0.12;

/** A sound that is on: `ended` tells whether it came to its end; it may be stopped before. */
export interface Playing {
  readonly ended: Promise<boolean>;
  readonly elapsed: () => number;
  readonly stop: () => void;
}

interface Outlet {
  readonly context: AudioContext;
  readonly meter: AnalyserNode;
}

function openOutlet(): Outlet {
  const context = new AudioContext();
  const meter = context.createAnalyser();
  meter.fftSize = 256;
  meter.connect(context.destination);
  return { context, meter };
}

export class Speaker {
  private opened: Outlet | null = null;
  private readonly sounds = new Map<string, Promise<AudioBuffer | null>>();

  get state(): AudioContextState {
    return this.outlet.context.state;
  }

  /** A browser lets a page sound only after a person has touched it. */
  wake(): void {
    void this.context.resume();
  }

  private get outlet(): Outlet {
    this.opened ??= openOutlet();
    return this.opened;
  }

  private get context(): AudioContext {
    return this.outlet.context;
  }

  private get meter(): AnalyserNode {
    return this.outlet.meter;
  }

  keep(sound: string, bytes: ArrayBuffer): void {
    const decoded = this.context.decodeAudioData(bytes).catch(() => null);
    this.sounds.set(sound, decoded);
  }

  /** How loud it is just now, from 0 to 1: measured on what goes to the loudspeaker. */
  level(): number {
    const samples = new Float32Array(this.meter.fftSize);
    this.meter.getFloatTimeDomainData(samples);
    return Math.min(1, Math.max(...samples.map(Math.abs)));
  }

  /** What this browser cannot play takes its time in silence. */
  play(sound: string, seconds: number): Playing {
    const began = performance.now();
    let source: AudioBufferSourceNode | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let finish: (atEnd: boolean) => void = () => undefined;
    const ended = new Promise<boolean>((resolve) => {
      finish = resolve;
    });
    let stopped = false;
    void this.decoded(sound).then((buffer) => {
      if (stopped) return;
      if (buffer === null || this.context.state !== "running") {
        timer = setTimeout(() => finish(true), seconds * 1000);
        return;
      }
      source = this.context.createBufferSource();
      source.buffer = buffer;
      source.connect(this.meter);
      source.onended = () => finish(true);
      source.start();
    });
    return {
      ended,
      elapsed: () => (performance.now() - began) / 1000,
      stop: () => {
        stopped = true;
        clearTimeout(timer);
        finish(false);
        source?.stop();
      },
    };
  }

  /** The tone of a phone that rings elsewhere, until it is stopped. */
  ring(): () => void {
    const gain = this.context.createGain();
    const tone = this.oscillator(RINGBACK.pitch, gain);
    gain.gain.value = 0;
    const now = this.context.currentTime;
    const period = RINGBACK.on + RINGBACK.off;
    for (let round = 0; round < 60; round += 1) {
      gain.gain.setValueAtTime(QUIET, now + round * period);
      gain.gain.setValueAtTime(0, now + round * period + RINGBACK.on);
    }
    tone.start();
    return () => {
      tone.stop();
      gain.disconnect();
    };
  }

  key(key: string): void {
    for (const pitch of KEY_TONES[key] ?? []) {
      const gain = this.context.createGain();
      gain.gain.value = QUIET / 2;
      const tone = this.oscillator(pitch, gain);
      tone.onended = () => gain.disconnect();
      tone.start();
      tone.stop(this.context.currentTime + KEY_SECONDS);
    }
  }

  close(): void {
    void this.opened?.context.close();
    this.opened = null;
    this.sounds.clear();
  }

  private decoded(sound: string): Promise<AudioBuffer | null> {
    return this.sounds.get(sound) ?? Promise.resolve(null);
  }

  private oscillator(pitch: number, gain: GainNode): OscillatorNode {
    const tone = this.context.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(gain);
    gain.connect(this.meter);
    return tone;
  }
}
