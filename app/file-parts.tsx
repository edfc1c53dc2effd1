import type { ComponentProps } from "react"
import { readableSize } from "./files/file-size.ts"
import { useTranslation } from "./i18n/translation.tsx"
import { FileField } from "./ui/file-field.tsx"

/** A file's size in the reader's words. */
export const useFileSize = () => {
  const { t, locale } = useTranslation()
  return (bytes: number) => {
    const { unit, amount } = readableSize(bytes)
    const digits = new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : locale).format(amount)
    return t(`files.${unit}`, { amount: digits })
  }
}

/** A field for files with its words: what is taken, and what is stored already after a refusal. */
export const FilesField = (props: Omit<ComponentProps<typeof FileField>, "texts">) => {
  const { t } = useTranslation()
  const size = useFileSize()
  const texts = {
    waiting: t("files.waiting"),
    file: (file: { name: string; size: number }) => (
      <>
        <bdi>{file.name}</bdi> <span className="small muted">{size(file.size)}</span>
      </>
    ),
  }
  return <FileField help={t("files.help")} {...props} texts={texts} />
}
