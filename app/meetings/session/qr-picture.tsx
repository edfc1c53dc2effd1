type QrProps = {
  /** The squares, row by row: dark ones are true. */
  squares: readonly (readonly boolean[])[]
  /** What it leads to, for who does not see it. */
  label: string
}

/** A QR code as one path; dark on white whatever the page's colours are. */
export const QrPicture = ({ squares, label }: QrProps) => {
  const size = squares.length
  const path = squares
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("")
  return (
    <svg className="qr" viewBox={`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label={label}>
      <path d={path} fill="#000" />
    </svg>
  )
}
