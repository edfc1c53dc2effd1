import { performance } from "node:perf_hooks"

type Bucket = { tokens: number; at: number; holders: number }

const MANY = 1_000

/** What one socket asks its session's allowance. */
export type Allowance = {
  /** Takes so many frames' worth. Returns 0, or how many milliseconds to wait before asking again. */
  take(cost: number): number
  release(): void
}

/**
 * Sync frames per session: every socket of a session shares one bucket, and no bucket belongs to a network
 * address. Who asks too fast is read more slowly; nothing is dropped and nobody is closed for it.
 */
export class Rates {
  private readonly buckets = new Map<string, Bucket>()

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  hold(sessionId: string): Allowance {
    if (this.buckets.size > MANY) this.forgetFull()
    const bucket = this.buckets.get(sessionId) ?? { tokens: this.burst, at: this.now(), holders: 0 }
    this.buckets.set(sessionId, bucket)
    bucket.holders++
    let isHeld = true
    return {
      take: (cost) => this.take(bucket, cost),
      release: () => {
        if (isHeld) bucket.holders--
        isHeld = false
      },
    }
  }

  /** A bucket outlives its sockets until it is full again, or reconnecting would refill it. */
  private forgetFull() {
    const since = this.now() - (this.burst * 1000) / this.perSecond
    for (const [sessionId, bucket] of this.buckets)
      if (bucket.holders === 0 && bucket.at < since) this.buckets.delete(sessionId)
  }

  private take(bucket: Bucket, cost: number): number {
    const now = this.now()
    bucket.tokens = Math.min(this.burst, bucket.tokens + ((now - bucket.at) * this.perSecond) / 1000)
    bucket.at = now
    const needed = Math.min(cost, this.burst)
    if (bucket.tokens < needed) return Math.ceil(((needed - bucket.tokens) * 1000) / this.perSecond)
    bucket.tokens -= needed
    return 0
  }
}
