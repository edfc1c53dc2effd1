import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type BallotFile, frozenFingerprint } from "#app/ballots/log/file.ts"
import { inOrder, type LoggedVote, leafOf } from "#app/ballots/log/leaf.ts"
import { recount } from "#app/ballots/log/recount.ts"
import { closingFingerprint } from "#app/ballots/log/result.ts"
import { headFromPath, leafPaths, sealLog } from "#app/ballots/log/seal.ts"
import type { Choice } from "#app/ballots/question.ts"
import { hall, judge, rule } from "../hall.ts"
import { anyFile, fileOf, logged } from "./ballot-file.ts"

const MOTION = hall({ a: { yes: 5, no: 3, abstain: 1, silent: 1, excluded: 1 } })
const FILE = fileOf(MOTION)
const whatIn = (file: unknown, kept: string | null = null) =>
  [...new Set(recount(file, kept).breaks.map(({ what }) => what))].sort()

describe("counting a file again", () => {
  test("gives the verdict of the votes, and nothing breaks", () => {
    fc.assert(
      fc.property(anyFile, ({ hall: one, chair, file }) => {
        const again = recount(file, file.seals.at(-1)?.head)
        const casting = one.votes.find(({ seatId }) => seatId === chair)?.choice ?? null
        expect(again.breaks).toEqual([])
        expect(again.verdict).toEqual(judge(one, casting))
      }),
      { numRuns: 60 },
    )
  })

  test("does not depend on when within a batch a vote came", () => {
    fc.assert(
      fc.property(anyFile, ({ file }) => {
        const { votes, frozenSha256, seals } = file
        const result = seals.at(-1)?.result ?? ""
        const turned = sealLog(frozenSha256, [[...votes].reverse()], result)
        expect(turned).toEqual(sealLog(frozenSha256, [votes], result))
      }),
      { numRuns: 50 },
    )
  })

  test("keeps the marks of an option whatever their order", () => {
    const vote = (choice: Choice) =>
      leafOf({ ballot: "B", seat: "s", choice, holder: null, spoken: false, replaces: null }, "0".repeat(32))
    expect(vote(["x", "y"])).toBe(vote(["y", "x"]))
    expect(vote(["x"])).not.toBe(vote(["x", "y"]))
  })
})

describe("a file that was changed says where", () => {
  const votes = (change: (votes: LoggedVote[]) => LoggedVote[]): BallotFile => ({
    ...FILE,
    votes: change(FILE.votes),
  })
  const first = (over: Partial<LoggedVote>) =>
    votes((all) => all.map((vote, n) => (n === 0 ? { ...vote, ...over } : vote)))
  const other = FILE.votes[0]?.choice === "yes" ? "no" : "yes"
  test.each<[string, unknown, string]>([
    ["no file at all", "no file", "format"],
    ["a field too many", { ...FILE, more: 1 }, "format"],
    ["a vote turned", first({ choice: other }), "leaf"],
    ["a vote of another seat", first({ seat: "a-11" }), "leaf"],
    ["a vote said to be spoken", first({ spoken: FILE.votes[0]?.spoken !== true }), "leaf"],
    ["a vote left out", votes((all) => all.slice(1)), "seal"],
    ["a vote added", votes((all) => [...all, logged("a-10", "yes", 77)]), "unsealed"],
    ["a vote twice", votes((all) => [...all, ...all.slice(0, 1)]), "replaced"],
    [
      "votes in another order",
      votes((all) => [...all.slice(1, 4), ...all.slice(0, 1), ...all.slice(4)]),
      "order",
    ],
    ["another wording", { ...FILE, frozen: { ...FILE.frozen, wording: "Altro?" } }, "frozen"],
    ["another name", { ...FILE, frozen: { ...FILE.frozen, names: { a: "Altri" } } }, "frozen"],
    ["another text", { ...FILE, frozen: { ...FILE.frozen, texts: [] } }, "frozen"],
    ["somebody no longer excluded", { ...FILE, excluded: [] }, "closing"],
    ["another chair", { ...FILE, chair: "a-1" }, "closing"],
    ["another outcome", { ...FILE, result: { ...FILE.result, outcome: "not_approved" } }, "result"],
    ["no seals", { ...FILE, seals: [] }, "unsealed"],
    ["a seal left out", { ...FILE, seals: FILE.seals.slice(1) }, "seal"],
    ["a last seal left out", { ...FILE, seals: FILE.seals.slice(0, -1) }, "seal"],
  ])("%s", (_name, file, what) => {
    expect(whatIn(file)).toContain(what)
  })

  test("and counts from 1", () => {
    expect(recount(first({ choice: other })).breaks[0]).toEqual({ what: "leaf", at: 1 })
  })

  test("nothing can be taken out, turned or added without a break", () => {
    const replaced = (file: BallotFile, at: number, change: Partial<LoggedVote>) =>
      file.votes.map((vote, n) => (n === at ? { ...vote, ...change } : vote))
    fc.assert(
      fc.property(
        anyFile,
        fc.nat(),
        fc.constantFrom("drop", "turn", "salt", "repeat"),
        ({ file }, which, how) => {
          fc.pre(file.votes.length > 0)
          const at = which % file.votes.length
          const { choice } = file.votes[at] as LoggedVote
          const all: Record<string, LoggedVote[]> = {
            drop: file.votes.filter((_, n) => n !== at),
            turn: replaced(file, at, { choice: choice === "abstain" ? "none" : "abstain" }),
            salt: replaced(file, at, { salt: "f".repeat(32) }),
            repeat: [...file.votes, ...file.votes.slice(at, at + 1)],
          }
          expect(recount({ ...file, votes: all[how] ?? [] }).breaks).not.toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  test("a log sealed anew holds together, and has another head than the one that was kept", () => {
    const kept = FILE.seals.at(-1)?.head ?? ""
    const forged = fileOf(hall({ a: { yes: 3, no: 5, abstain: 1, silent: 1, excluded: 1 } }))
    expect(whatIn(forged)).toEqual([])
    expect(whatIn(forged, kept)).toEqual(["other_head"])
    expect(whatIn(FILE, kept)).toEqual([])
  })
})

/** A file of a changeable ballot in two batches, sealed whatever its votes are. */
const sealed = (batches: LoggedVote[][], isChangeable = true): BallotFile => {
  const frozen = { ...FILE.frozen, rule: { ...rule({ changeable: isChangeable }) } }
  const frozenSha256 = frozenFingerprint(frozen)
  const closing = { excluded: FILE.excluded, chair: null, result: FILE.result }
  return {
    ...FILE,
    ...closing,
    frozen,
    frozenSha256,
    ...sealLog(frozenSha256, batches, closingFingerprint(closing)),
  }
}

describe("a change of a vote", () => {
  const before = logged("a-1", "no", 1)
  const after = logged("a-1", "yes", 2, before.leaf)
  test("counts as the last one said", () => {
    const { verdict, breaks } = recount(sealed([[before], [after]]))
    expect(breaks.map(({ what }) => what)).toEqual(["result"])
    expect(verdict?.whole?.outcomes).toMatchObject({ yes: { heads: 1 }, no: { heads: 0 } })
  })
  test.each<[string, LoggedVote[][], boolean]>([
    ["where the rule has none", [[before], [after]], false],
    ["of another seat's vote", [[before], [logged("a-2", "yes", 3, before.leaf)]], true],
    ["of a vote that is not there", [[logged("a-1", "yes", 4, "00".repeat(32))], []], true],
    ["of a vote that came later", [[after], [before]], true],
    ["of the same vote twice", [[before, after], [logged("a-1", "abstain", 5, before.leaf)]], true],
  ])("is none %s", (_name, batches, isChangeable) => {
    expect(whatIn(sealed(batches, isChangeable))).toContain("replaced")
  })
  test.each<[string, LoggedVote[]]>([
    ["a seat that votes twice", [before, logged("a-1", "yes", 6)]],
    ["a seat that is not on the roll", [logged("z-1", "yes", 7)]],
    ["a seat that was excluded", [logged(FILE.excluded[0] ?? "", "yes", 8)]],
  ])("and %s is not counted", (_name, batch) => {
    const again = recount(sealed([inOrder(batch)]))
    expect(again.breaks.map(({ what }) => what)).toContain("votes")
    expect(again.verdict).toBeNull()
  })
})

describe("the way of a receipt", () => {
  test("leads from every leaf to the head that was published", () => {
    fc.assert(
      fc.property(anyFile, ({ file }) => {
        const paths = leafPaths(file.frozenSha256, file)
        const head = file.seals.at(-1)?.head
        expect(paths).toHaveLength(file.votes.length)
        for (const [n, path] of paths.entries())
          expect(headFromPath(file.votes[n]?.leaf ?? "", path)).toBe(head)
      }),
      { numRuns: 40 },
    )
  })
  test("leads nowhere from a leaf that is not in the log, or under another rule", () => {
    const [path] = leafPaths(FILE.frozenSha256, FILE)
    const leaf = FILE.votes[0]?.leaf ?? ""
    if (!path) throw new Error("The file has no votes")
    const head = FILE.seals.at(-1)?.head
    expect(headFromPath(logged("a-1", "yes", 55).leaf, path)).toBeNull()
    expect(headFromPath(leaf, { ...path, seal: { ...path.seal, frozen: "00".repeat(32) } })).not.toBe(head)
    expect(headFromPath(leaf, { ...path, seal: { ...path.seal, root: "00".repeat(32) } })).toBeNull()
  })
})
