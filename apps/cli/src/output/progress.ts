import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a piece of work is, on stderr: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  /** @param percent 0 to 100 */
  update(percent: number, message: string): void;
  stop(): void;
}

export function showProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): Progress {
  const single = new SingleBar(
    { stream, format: '{bar} {percentage}% {message}', hideCursor: true, clearOnComplete: false },
    Presets.shades_classic,
  );
  single.start(100, 0, { message: '' });
  return { update: (percent, message) => single.update(percent, { message }), stop: () => single.stop() };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let last = '';
  return {
    update(percent, message) {
      const line = `${String(percent).padStart(3)}% ${message}\n`;
      if (line !== last) stream.write((last = line));
    },
    stop: () => undefined,
  };
}
