/// <reference types="vite/client" />
import type { Template } from "./input.ts"

const TEXTS: Readonly<Record<string, string>> = import.meta.glob("./templates/*/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
})

/**
 * The text that a new document begins with, in its language if the template is written in it, else in
 * Italian; "" for an empty document.
 */
export const templateText = (template: Template, language: string): string =>
  TEXTS[`./templates/${language}/${template}.md`] ?? TEXTS[`./templates/it/${template}.md`] ?? ""
