import { describe, expect, test } from "vitest"
import { majority, motion, quorum, rule, type Side } from "../hall.ts"

const least = (num: number, den: number) => ({ strict: false, num, den })

describe("what laws and published votes come to", () => {
  test.each<[string, Partial<ReturnType<typeof rule>>, Side, string]>([
    // Cost. art. 64 c. 3; Corte cost. 78/1984: either house may say whether who abstains is "present".
    [
      "Camera, abstentions not counted (Cost. 64 c. 3, Corte cost. 78/1984)",
      { majority: majority("yes_no") },
      { yes: 150, no: 140, abstain: 60 },
      "approved",
    ],
    [
      "Senato until 2017, abstentions counted (Cost. 64 c. 3, Corte cost. 78/1984)",
      { majority: majority("expressed") },
      { yes: 150, no: 140, abstain: 60 },
      "not_approved",
    ],
    [
      "no confidence in a mayor: 17 of 33 members (D.Lgs. 267/2000 art. 52 c. 2)",
      { majority: majority("entitled") },
      { yes: 17, no: 10, away: 6 },
      "approved",
    ],
    [
      "no confidence in a mayor: 16 of 33 members (D.Lgs. 267/2000 art. 52 c. 2)",
      { majority: majority("entitled") },
      { yes: 16, no: 10, away: 7 },
      "not_approved",
    ],
    [
      "a municipal statute: 20 of 30 assigned (D.Lgs. 267/2000 art. 6 c. 4)",
      { majority: majority("entitled", least(2, 3)) },
      { yes: 20, no: 1, away: 9 },
      "approved",
    ],
    [
      "a municipal statute: 19 of 30 assigned (D.Lgs. 267/2000 art. 6 c. 4)",
      { majority: majority("entitled", least(2, 3)) },
      { yes: 19, no: 1, away: 10 },
      "not_approved",
    ],
    [
      "councillors with an interest take no part (D.Lgs. 267/2000 art. 78 c. 2)",
      { majority: majority("present") },
      { yes: 6, no: 5, excluded: 4 },
      "approved",
    ],
    [
      "an association changing its statute, abstentions count against (c.c. art. 21 c. 2)",
      { majority: majority("present", { attendanceNum: 3, attendanceDen: 4 }) },
      { yes: 15, no: 5, abstain: 10, away: 10 },
      "not_approved",
    ],
    [
      "an association changing its statute with 30 of 40 present (c.c. art. 21 c. 2)",
      { majority: majority("present", { attendanceNum: 3, attendanceDen: 4 }) },
      { yes: 16, no: 5, abstain: 9, away: 10 },
      "approved",
    ],
    [
      "an association changing its statute with 29 of 40 present (c.c. art. 21 c. 2)",
      { majority: majority("present", { attendanceNum: 3, attendanceDen: 4 }) },
      { yes: 29, away: 11 },
      "not_approved",
    ],
    [
      "an association dissolving: 30 of 40 members (c.c. art. 21 c. 3)",
      { majority: majority("entitled", least(3, 4)) },
      { yes: 30, no: 2, away: 8 },
      "approved",
    ],
    [
      "an association dissolving: 29 of 40 members (c.c. art. 21 c. 3)",
      { majority: majority("entitled", least(3, 4)) },
      { yes: 29, away: 11 },
      "not_approved",
    ],
    [
      "members that are bodies have up to five votes (CTS art. 24 c. 2)",
      { majority: majority("yes_no"), weights: true },
      { yes: [5, 3], no: [1, 1, 1, 1, 1, 1] },
      "approved",
    ],
    [
      "an extraordinary assembly: more than half of the capital (c.c. art. 2368 c. 2)",
      { majority: majority("entitled"), weights: true },
      { yes: [30, 21], no: [9], away: [40] },
      "approved",
    ],
    [
      "an extraordinary assembly: exactly half of the capital (c.c. art. 2368 c. 2)",
      { majority: majority("entitled"), weights: true },
      { yes: [30, 20], no: [10], away: [40] },
      "not_approved",
    ],
    [
      "shares in conflict leave the majority (c.c. art. 2368 c. 3)",
      { majority: majority("present"), weights: true },
      { yes: [31], no: [29], excluded: [40] },
      "approved",
    ],
    [
      "a board, 5 of 9 directors there (c.c. art. 2388 c. 1)",
      { majority: majority("present"), quorum: quorum({ strict: true, num: 1, den: 2 }) },
      { yes: 3, no: 1, abstain: 1, away: 4 },
      "approved",
    ],
    [
      "a board, 4 of 9 directors there (c.c. art. 2388 c. 1)",
      { majority: majority("present"), quorum: quorum({ strict: true, num: 1, den: 2 }) },
      { yes: 4, away: 5 },
      "not_valid",
    ],
    [
      "the Council of the Union: 15 of 27 States, 55 % (TEU art. 16 par. 4)",
      { majority: majority("entitled", { ...least(55, 100), minYes: 15 }) },
      { yes: 15, no: 4, abstain: 8 },
      "approved",
    ],
    [
      "the Council of the Union: 14 of 27 States (TEU art. 16 par. 4)",
      { majority: majority("entitled", { ...least(55, 100), minYes: 15 }) },
      { yes: 14, abstain: 13 },
      "not_approved",
    ],
    [
      "UN General Assembly, resolution 181: 33 to 13, 10 abstained (Charter art. 18 par. 2)",
      { majority: majority("yes_no", least(2, 3)) },
      { yes: 33, no: 13, abstain: 10 },
      "approved",
    ],
    [
      "UN General Assembly, resolution 2758: 76 to 35, 17 abstained (Charter art. 18 par. 2)",
      { majority: majority("yes_no", least(2, 3)) },
      { yes: 76, no: 35, abstain: 17 },
      "approved",
    ],
  ])("%s", (_name, over, side, outcome) => {
    expect(motion(side, over).outcome).toBe(outcome)
  })

  test.each([
    ["the President of the Republic at the first ballot: two thirds of 1,009", least(2, 3), 1009, 673],
    ["the President of the Republic from the fourth: absolute majority of 1,009", {}, 1009, 505],
    ["the Constitution without a referendum: two thirds of 400 (Cost. 138 c. 3)", least(2, 3), 400, 267],
    ["the Constitution at the second vote: absolute majority of 400 (Cost. 138 c. 1)", {}, 400, 201],
    ["two thirds of 300", least(2, 3), 300, 200],
    ["55 % of 100", least(55, 100), 100, 55],
  ])("%s takes so many yes", (_name, share, entitled, needed) => {
    const over = { majority: majority("entitled", share) }
    const verdict = motion({ yes: needed, away: entitled - needed }, over)
    expect(verdict).toMatchObject({ outcome: "approved", motion: { needed, base: entitled } })
    expect(motion({ yes: needed - 1, away: entitled - needed + 1 }, over).outcome).toBe("not_approved")
  })

  test("759 of 1,009 elect the President of the Republic at the eighth ballot (29 January 2022)", () => {
    const verdict = motion({ yes: 759, no: 250 }, { majority: majority("entitled") })
    expect(verdict).toMatchObject({ outcome: "approved", motion: { needed: 505, share: 75222 } })
  })
})

describe("the numero legale of a ballot", () => {
  test.each([
    ["a council of 32, the mayor not counted (D.Lgs. 267/2000 art. 38 c. 2)", 32, 11],
    ["a council of 12, the mayor not counted (D.Lgs. 267/2000 art. 38 c. 2)", 12, 4],
    ["a council of 40, the mayor not counted (D.Lgs. 267/2000 art. 38 c. 2)", 40, 14],
  ])("%s", (_name, assigned, needed) => {
    const over = { quorum: quorum({ base: "assigned", ...least(1, 3) }) }
    expect(motion({ yes: needed, away: assigned - needed }, over).outcome).toBe("approved")
    const missing = motion({ yes: needed - 1, away: assigned - needed + 1 }, over)
    expect(missing).toMatchObject({ outcome: "not_valid", motion: null, quorum: { missing: 1 } })
  })

  test.each([
    ["filled", 19],
    ["assigned", 21],
    ["without_justified", 17],
  ] as const)("of 40 assigned, 36 filled, 3 justified, more than half of %s is %i", (base, needed) => {
    const side = { yes: needed, away: 33 - needed, justified: 3, vacant: 4 }
    expect(motion(side, { quorum: quorum({ base, strict: true, num: 1, den: 2 }) }).quorum?.needed).toBe(
      needed,
    )
  })

  test.each([
    [500, "not_valid"],
    [501, "approved"],
  ])("counts ballots where nobody meets: %i of 1,000 (Cost. art. 75 c. 4)", (cast, outcome) => {
    const over = rule(
      { quorum: quorum({ strict: true, num: 1, den: 2 }), majority: majority("yes_no") },
      { setting: "written" },
    )
    expect(motion({ yes: cast - 10, no: 10, silent: 1000 - cast }, over).outcome).toBe(outcome)
  })

  test.each([
    [true, "approved"],
    [false, "not_valid"],
  ])("with a conflict of interest in it: %s (c.c. art. 2368 c. 3)", (conflictInQuorum, outcome) => {
    const over = { conflictInQuorum, quorum: quorum(least(1, 2)) }
    expect(motion({ yes: 3, no: 1, excluded: 2, away: 4 }, over).outcome).toBe(outcome)
  })

  test("is one of each constituency where the rule says so", () => {
    const over = { quorum: quorum({ ...least(1, 2), scope: "each_group" as const }) }
    const verdict = motion({ yes: 5, away: 1 }, over)
    expect(verdict.quorum?.groups).toMatchObject([{ groupId: "a", isReached: true, needed: 3 }])
  })
})

describe("silence in a written procedure", () => {
  const SIDE = { yes: 2, no: 3, silent: 5 }
  test.each([
    ["is absence", "absent", "not_approved"],
    ["is assent where the rule says so (as L. 241/1990 art. 14-bis c. 4)", "assent", "approved"],
  ] as const)("%s", (_name, silence, outcome) => {
    const verdict = motion(SIDE, rule({ silence }, { setting: "written" }))
    expect(verdict.outcome).toBe(outcome)
    expect(verdict.whole?.outcomes[silence === "assent" ? "assent" : "silent"].heads).toBe(5)
  })
  test("is never assent in a meeting", () => {
    expect(motion(SIDE, { silence: "assent" }).outcome).toBe("not_approved")
  })
})
