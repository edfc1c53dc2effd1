import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readReport, textOfReport } from "#app/meetings/evidence/platform-report.ts"
import { DAY, SAMPLES } from "./reports.ts"

const utf8 = (text: string) => new TextEncoder().encode(text)
const readBytes = (bytes: Uint8Array, day = DAY) => {
  const text = textOfReport(bytes)
  return text === null ? { problem: "binary" as const } : readReport(text, day)
}
const rome = (at: Date | null | undefined) =>
  at?.toLocaleTimeString("it-IT", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit" }) ?? null

describe("a platform's report is read", () => {
  test.each(SAMPLES)("of $of", ({ platform, bytes }) => {
    const report = readBytes(bytes)
    if ("problem" in report) throw new Error(report.problem)
    expect(report.platform).toBe(platform)
    const [maria, anna] = report.participants
    expect(report.participants).toHaveLength(2)
    expect([maria?.name.split(/[ ,]+/).sort(), anna?.name]).toEqual([["Finta", "Maria"], "Anna D'Esempio"])
    expect([rome(maria?.stays[0]?.from), rome(maria?.stays.at(-1)?.until)]).toEqual(["09:58", "11:30"])
    expect([rome(anna?.stays[0]?.from), rome(anna?.stays[0]?.until)]).toEqual(["10:05", "10:40"])
    expect(anna?.minutes === null || anna?.minutes === 35).toBe(true)
  })

  test("who lost the line and came back is one, with both times and their minutes together", () => {
    const zoom = SAMPLES.find(({ of }) => of.startsWith("Zoom in English"))
    const report = readBytes(zoom?.bytes ?? new Uint8Array())
    if ("problem" in report) throw new Error(report.problem)
    expect(report.participants[0]).toMatchObject({ minutes: 90, email: "maria.finta@demo.example" })
    expect(report.participants[0]?.stays.map(({ from, until }) => [rome(from), rome(until)])).toEqual([
      ["09:58", "10:10"],
      ["10:12", "11:30"],
    ])
  })

  test("figures that may be day or month are read towards the meeting's day", () => {
    const line = (at: string) => `Name,Join Time\nMaria Finta,${at}`
    for (const at of ["12/11/2026 10:00", "11/12/2026 10:00 AM", "12.11.26 10:00"]) {
      const report = readReport(line(at), "2026-11-12")
      expect("participants" in report && report.participants[0]?.stays[0]?.from).toEqual(
        new Date("2026-11-12T09:00:00Z"),
      )
    }
  })

  test("who stays beyond midnight leaves on the next day", () => {
    const report = readReport("Name,Join Time,Leave Time\nM F,2026-11-22 22:00,2026-11-23 00:30", DAY)
    expect("participants" in report && report.participants[0]?.stays[0]).toEqual({
      from: new Date("2026-11-22T21:00:00Z"),
      until: new Date("2026-11-22T23:30:00Z"),
    })
  })

  test("an hour that the clocks repeat, and the zone that tells it apart", () => {
    const at = (cell: string) => {
      const report = readReport(`Name,Join Time\nM F,${cell}`, "2026-10-25")
      return "participants" in report ? report.participants[0]?.stays[0]?.from.toISOString() : null
    }
    expect(at("2026-10-25 02:30:00 GMT+1")).toBe("2026-10-25T01:30:00.000Z")
    expect(at("2026-10-25 02:30:00 GMT+2")).toBe("2026-10-25T00:30:00.000Z")
  })
})

describe("what is no report is refused, each with its reason", () => {
  test.each<[string, Uint8Array, string]>([
    ["an empty file", utf8("  \n"), "empty"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), "binary"],
    ["bytes of no alphabet", Uint8Array.of(0x4e, 0xff, 0xfe, 0x41), "binary"],
    ["a text", utf8("Caro Tavolo,\nieri eravamo in tre."), "headings"],
    ["a spreadsheet of something else", utf8("Codice,Comune\n080063,Reggio"), "headings"],
    ["names without times", utf8("Name,Email\nMaria Finta,m@demo.example"), "headings"],
    ["open quotes", utf8('Name,Join Time\n"Maria,22/11/2026 10:00'), "quotes"],
    ["headings alone", utf8("Name,Join Time,Leave Time"), "nobody"],
    ["the report of another day", utf8("Name,Join Time\nMaria Finta,22/10/2026 10:00"), "other_day"],
    ["times that are none", utf8("Name,Join Time,Duration\nMaria Finta,presto,molto"), "no_times"],
    ["too many", utf8(`Name,Duration\n${"Maria Finta,3\n".repeat(5001)}`), "too_long"],
  ])("%s", (_, bytes, problem) => {
    expect(readBytes(bytes)).toEqual({ problem })
  })

  test("whatever is sent, it is read or refused in time, and nobody has no name", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("Name", "Nome", "Join Time", "22/11/2026 10:00", '"', "Durata"),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (rows) => {
        const report = readReport(rows.map((row) => row.join(",")).join("\n"), DAY)
        if ("problem" in report) expect(report.problem).toBeTruthy()
        else for (const one of report.participants) expect(one.name).not.toBe("")
      }),
      { numRuns: 300 },
    )
  })
})
