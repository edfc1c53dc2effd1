type Frame = { number: number; at: number; ticket: number | null }

/**
 * Which sync frames of one socket are committed. A frame is held by a ticket: the number of rows that the
 * room had handed to the writer when it was looked at. So a frame that changed nothing waits for all that was
 * in the shared copy before it, whoever wrote that.
 */
export class Acknowledgements {
  private readonly open: Frame[] = []
  private counted = 0

  /** Counts the next frame, whose ticket is not known yet. */
  arrived(at: number): number {
    this.open.push({ number: ++this.counted, at, ticket: null })
    return this.counted
  }

  /** This frame is covered once the room's rows reach the ticket. */
  settle(number: number, ticket: number): void {
    const first = this.open[0]
    const frame = first ? this.open[number - first.number] : undefined
    if (frame) frame.ticket = ticket
  }

  /**
   * The highest frame such that it and all before it are committed, if that is news.
   * @param took told how long each such frame waited, in milliseconds
   */
  covered(durable: number, now: number, took: (ms: number) => void): number | null {
    let last: number | null = null
    for (
      let frame = this.open[0];
      frame && frame.ticket !== null && frame.ticket <= durable;
      frame = this.open[0]
    ) {
      took(now - frame.at)
      last = frame.number
      this.open.shift()
    }
    return last
  }
}
