import { accountOf } from "#app/ballots/counting/account.ts"
import { judgeBallot } from "#app/ballots/counting/verdict.ts"
import type { BallotFile } from "#app/ballots/log/file.ts"
import { recount } from "#app/ballots/log/recount.ts"
import { sealLog } from "#app/ballots/log/seal.ts"
import { hall } from "#tests/ballots/hall.ts"
import { fileOf } from "#tests/ballots/log/ballot-file.ts"

const ROUNDS = 3

const milliseconds = (work: () => void): number => {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return Math.round((times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0) * 10) / 10
}

/** What it takes to count, to seal and to count again a ballot of so many votes, in milliseconds of the middle round. */
export const countAgain = (sizes: readonly number[]) =>
  sizes.map((size) => {
    const half = Math.floor(size / 2)
    const room = hall({ a: { yes: half, no: size - half } })
    const file: BallotFile = JSON.parse(JSON.stringify(fileOf(room, { perBatch: size })))
    const tally = milliseconds(() => judgeBallot(room.frozen, accountOf(room.frozen, room.votes, [])))
    const seal = milliseconds(() => sealLog(file.frozenSha256, [file.votes], "0".repeat(64)))
    const again = milliseconds(() => {
      const { breaks } = recount(file)
      if (breaks.length > 0) throw new Error("The file that was just made is broken")
    })
    return { votes: size, tally, seal, recount: again }
  })
export type Counting = ReturnType<typeof countAgain>
