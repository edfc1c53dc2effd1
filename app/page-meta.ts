/** The page's title, made by its loader, where the reader's language is known. */
export const pageMeta = ({ data }: { data: unknown }) => [
  { title: (data as { title?: string } | undefined)?.title ?? "Tavoli" },
]
