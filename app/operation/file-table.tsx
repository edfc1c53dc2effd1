import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/page-head.tsx"
import type { FilesOfKind } from "./storage.server.ts"
import { useSize } from "./use-size.tsx"

const KINDS = [
  "adhesion",
  "document_act",
  "funding_block",
  "record",
  "record_inner",
  "roundtable",
  "upload",
] as const

/** What the files of each kind of thing take, and all of them of what the installation allows. */
export const FileTable = ({ limit, kinds }: { limit: number; kinds: readonly FilesOfKind[] }) => {
  const { t } = useTranslation()
  const { size, count } = useSize()
  const sum = (of: (one: FilesOfKind) => number) => kinds.reduce((total, one) => total + of(one), 0)
  const nameOf = (kind: string) => {
    const known = KINDS.find((one) => one === kind)
    return known ? t(`operation.storage.kinds.${known}`) : <bdi dir="ltr">{kind}</bdi>
  }
  return (
    <Section id="files" title={t("operation.storage.files")}>
      <p>
        {t("operation.storage.files_total", { size: size(sum(({ bytes }) => bytes)), limit: size(limit) })}
      </p>
      <DataTable
        caption={t("operation.storage.files")}
        captionHidden
        rows={kinds}
        rowKey={({ kind }) => kind}
        empty={t("operation.storage.no_files")}
        totals={{
          kind: t("operation.storage.all"),
          files: count(sum(({ files }) => files)),
          bytes: size(sum(({ bytes }) => bytes)),
        }}
        columns={[
          { key: "kind", heading: t("operation.storage.kind"), cell: ({ kind }) => nameOf(kind) },
          {
            key: "files",
            heading: t("operation.storage.number"),
            numeric: true,
            cell: ({ files }) => count(files),
          },
          {
            key: "bytes",
            heading: t("operation.storage.size_of_files"),
            numeric: true,
            cell: ({ bytes }) => size(bytes),
          },
          {
            key: "biggest",
            heading: t("operation.storage.biggest"),
            numeric: true,
            cell: ({ biggest }) => size(biggest),
          },
        ]}
      />
    </Section>
  )
}
