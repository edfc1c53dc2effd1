const ADDRESS = /(https?:\/\/[^\s<>"]+)/

/** Plain text as its lines, with addresses that can be followed. */
export const LinkedText = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a finished text keep their order
      <p key={index} dir="auto" className="pre">
        {paragraph.split(ADDRESS).map((part) =>
          ADDRESS.test(part) ? (
            <a href={part} key={part}>
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    ))}
  </>
)
