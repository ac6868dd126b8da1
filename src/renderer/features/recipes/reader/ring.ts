/** Three soft tones, made on the spot: no sound file, no network. */
export function ring(): void {
  if (typeof AudioContext === "undefined") return;
  const audio = new AudioContext();
  for (const [index, frequency] of [660, 880, 1_100, 660, 880, 1_100].entries()) {
    const start = audio.currentTime + index * 0.28 + (index > 2 ? 0.35 : 0);
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = "sine";
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.25, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.26);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.3);
  }
  setTimeout(() => void audio.close(), 4_000);
}
