import { describe, expect, test } from "vitest"
import { NO_FILTER, readLogFilter, writeLogFilter } from "#app/audit/input.ts"

const read = (search: string) => readLogFilter(new URLSearchParams(search))

describe("the filter of an address", () => {
  test("is empty for an empty one", () => {
    expect(read("")).toMatchObject({ filter: NO_FILTER, problems: {} })
  })

  test("takes what was typed, without the spaces around it", () => {
    expect(read("who=+Ada+&from=1/2/2026&to=2026-02-03").filter).toEqual({
      ...NO_FILTER,
      ...{ who: "Ada", from: "2026-02-01", to: "2026-02-03" },
    })
  })

  test.each([
    ["from=31/2/2026", { from: "audit.errors.day_wrong" }],
    ["to=ieri", { to: "audit.errors.day_wrong" }],
    ["from=2/2/2026&to=1/2/2026", { to: "audit.errors.to_before_from" }],
  ])("%s is refused beside its field", (search, problems) => {
    expect(read(search)).toMatchObject({ problems, filter: NO_FILTER })
  })

  test("goes on where the page before ended", () => {
    expect(read("after=2026-05-14T13:30:00.123456Z_42").filter.after).toEqual({
      at: "2026-05-14T13:30:00.123456Z",
      id: 42,
    })
  })

  test.each(["after=x", "after='; drop table audit_entry", "person=nobody"])("%s is no filter", (search) => {
    expect(read(search)).toMatchObject({ filter: NO_FILTER, problems: {} })
  })

  test("is written back as it was typed", () => {
    const { typed } = read("who=Ada&from=1/2/2026&after=x")
    expect(writeLogFilter(typed)).toBe("who=Ada&from=1%2F2%2F2026")
  })
})
