import mark from "../../../icons/kezhan.svg";

/** The mark of the house. */
export function Mark({ size }: { size: number }) {
  return <img src={mark} width={size} height={size} alt="" draggable={false} />;
}
