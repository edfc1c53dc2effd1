import { describe, expect, test } from "vitest"
import { nameKey } from "#app/fold.ts"
import {
  type Candidate,
  chooseTerritory,
  MOST_PLACES,
  territoryName,
  wishesOf,
} from "#app/taxonomies/territory.ts"

const TODAY = "2026-11-21"

const place = (code: string, level: string, name: string, over: Partial<Candidate> = {}): Candidate => ({
  ...{ id: code, code, level, name, abbreviation: null, folded: nameKey(name), otherFolded: null },
  ...{ validTo: null, mergedInto: null, ...over },
})

const PUGLIA = place("16", "region", "Puglia")
const ALL = [
  place("IT", "country", "Italia"),
  PUGLIA,
  place("06", "region", "Friuli-Venezia Giulia"),
  place("02", "region", "Valle d'Aosta", { otherFolded: "vallee d aoste" }),
  place("007", "province", "Valle d'Aosta", { abbreviation: "AO", otherFolded: "vallee d aoste" }),
  place("075", "province", "Lecce", { abbreviation: "LE" }),
  place("075035", "municipality", "Lecce", { abbreviation: "LE" }),
  place("066", "province", "L'Aquila", { abbreviation: "AQ" }),
  place("011", "province", "La Spezia", { abbreviation: "SP" }),
  place("272", "metropolitan_city", "Bari", { abbreviation: "BA" }),
  place("072006", "municipality", "Bari", { abbreviation: "BA" }),
  place("021008", "municipality", "Bolzano", { abbreviation: "BZ", otherFolded: "bozen" }),
  place("083090", "municipality", "San Teodoro", { abbreviation: "ME" }),
  place("090092", "municipality", "San Teodoro", { abbreviation: "SS" }),
  place("024044", "municipality", "Gambugliano", { abbreviation: "VI", validTo: "2024-02-21" }),
  place("018002", "municipality", "Quero Vas", { validTo: "2024-01-21", mergedInto: PUGLIA }),
]

const choice = (text: string) => {
  const [wish] = wishesOf(text)
  if (!wish) return "nothing"
  const chosen = chooseTerritory(wish, ALL, TODAY)
  if (chosen.kind === "one") return chosen.territory.code
  return chosen.kind === "several" ? chosen.territories.map(territoryName).join("; ") : chosen.kind
}

describe("what is typed means", () => {
  test.each([
    ["Puglia", "16"],
    ["  puglia ", "16"],
    ["16", "16"],
    ["regione Puglia", "16"],
    ["Friuli Venezia Giulia", "06"],
    ["FRIULI-VENEZIA GIULIA", "06"],
    ["6", "06"],
    ["Valle d’Aosta", "02"],
    ["Vallée d'Aoste", "02"],
    ["Valle d'Aosta (provincia)", "007"],
    ["Lecce", "075035"],
    ["Comune di Lecce", "075035"],
    ["Lecce (LE)", "075035"],
    ["provincia di Lecce", "075"],
    ["Prov. Lecce", "075"],
    ["75035", "075035"],
    ["Provincia dell'Aquila", "066"],
    ["provincia della Spezia", "011"],
    ["Città metropolitana di Bari", "272"],
    ["Bari (città metropolitana)", "272"],
    ["072", "272"],
    ["Bozen", "021008"],
    ["Bolzano/Bozen", "021008"],
    ["San Teodoro (SS)", "090092"],
    ["san teodoro (me)", "083090"],
    ["San Teodoro", "San Teodoro (ME); San Teodoro (SS)"],
    ["Nazionale", "IT"],
    ["Italia", "IT"],
    ["Quero Vas", "16"],
    ["Gambugliano", "ended"],
    ["Lecce (BA)", "unknown"],
    ["Provincia di Bolzano", "unknown"],
    ["Atlantide", "unknown"],
    ["999999", "unknown"],
    ["()", "unknown"],
    ["' or 1=1 --", "unknown"],
    ["%", "unknown"],
  ])("%j: %s", (text, code) => {
    expect(choice(text)).toBe(code)
  })

  test("a place until its last day", () => {
    const [wish] = wishesOf("Gambugliano")
    if (!wish) throw new Error("Nothing was read")
    expect(chooseTerritory(wish, ALL, "2024-02-21").kind).toBe("one")
  })
})

describe("a typed list", () => {
  test("has its places between commas, semicolons and lines", () => {
    expect(wishesOf("Puglia, Umbria;Lazio\nMolise,,").map(({ typed }) => typed)).toEqual([
      ...["Puglia", "Umbria", "Lazio", "Molise"],
    ])
  })

  test("of nothing names nothing", () => {
    expect(wishesOf(" , ;\n")).toEqual([])
  })

  test("is read no further than a country needs", () => {
    expect(wishesOf("Puglia,".repeat(10_000))).toHaveLength(MOST_PLACES)
  })
})
