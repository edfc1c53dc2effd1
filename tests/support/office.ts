import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { firstExecutable, inPath, installWithApt } from "./machine.ts"

const office = () => firstExecutable([inPath("soffice") ?? undefined, "/usr/lib/libreoffice/program/soffice"])
const missing = () => [
  ...(office() ? [] : ["libreoffice-writer-nogui"]),
  ...(inPath("pdftotext") && inPath("pdfdetach") ? [] : ["poppler-utils"]),
]

/** Whether LibreOffice and poppler are here, or can be had. */
export const findOffice = (): boolean => {
  const packages = missing()
  return packages.length === 0 || (installWithApt(...packages) && missing().length === 0)
}

/** Does something with files in a folder that is gone afterwards. */
export const inFolder = <T>(
  files: Readonly<Record<string, Uint8Array | string>>,
  work: (folder: string) => T,
): T => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-office-"))
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What one of poppler's programs says of a PDF. */
export const poppler = (program: string, args: readonly string[], pdf: Uint8Array): string =>
  inFolder({ "a.pdf": pdf }, (folder) =>
    execFileSync(program, [...args, join(folder, "a.pdf"), ...(program === "pdftotext" ? ["-"] : [])], {
      maxBuffer: 50_000_000,
    }).toString(),
  )

/** The files that are attached to a PDF. */
export const attachmentsOf = (pdf: Uint8Array, name: string): Uint8Array =>
  inFolder({ "a.pdf": pdf }, (folder) => {
    execFileSync("pdfdetach", ["-saveall", "-o", folder, join(folder, "a.pdf")], { stdio: "pipe" })
    return readFileSync(join(folder, name))
  })

/** Has LibreOffice open files and save each as another kind; by name, with the new ending. */
export const converted = (
  files: Readonly<Record<string, Uint8Array>>,
  ending: string,
): Record<string, Buffer> =>
  inFolder(files, (folder) => {
    const names = Object.keys(files)
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`
    const args = [profile, "--headless", "--convert-to", ending, "--outdir", folder]
    execFileSync(office() ?? "soffice", [...args, ...names.map((name) => join(folder, name))], {
      stdio: "pipe",
      timeout: 180_000,
    })
    const [short = ""] = ending.split(":")
    return Object.fromEntries(
      names.map((name) => {
        const saved = name.replace(/\.[^.]+$/, `.${short}`)
        return [saved, readFileSync(join(folder, saved))]
      }),
    )
  })
