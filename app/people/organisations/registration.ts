import type { Registers } from "./input.ts"
import { REGISTERS, type Register } from "./organisation.ts"

export type Registration = { register: Register; section: string | null; number: string }

/** The rows that flat register fields stand for; a register without number has none. */
export const registrationsOf = (typed: Registers): Registration[] => {
  const all: Record<Register, { section: string | null; number: string | null }> = {
    national: { section: typed.nationalSection, number: typed.nationalNumber },
    runts: { section: null, number: typed.runtsNumber },
    regional: { section: typed.regionalName, number: typed.regionalNumber },
  }
  return REGISTERS.flatMap((register) => {
    const { section, number } = all[register]
    return number === null ? [] : [{ register, section, number }]
  })
}

/** The flat fields that rows stand for, for a form to begin with. */
export const flatRegisters = (
  rows: readonly { register: string; section: string | null; number: string }[],
): Record<keyof Registers, string | null> => {
  const row = (register: Register) => rows.find((one) => one.register === register)
  return {
    nationalSection: row("national")?.section ?? null,
    nationalNumber: row("national")?.number ?? null,
    runtsNumber: row("runts")?.number ?? null,
    regionalName: row("regional")?.section ?? null,
    regionalNumber: row("regional")?.number ?? null,
  }
}

/** Whether the number that was verified is still the one written: case of section counts, as in the register. */
export const isSameRegistration = (
  a: { section: string | null; number: string } | undefined,
  b: { section: string | null; number: string },
): boolean => a !== undefined && a.section === b.section && a.number === b.number
