/** Whether a unit counts people, living or dead. English and Russian; elsewhere the script says `people: true`. */
export function countsPeople(unit: string): boolean {
  return english.test(unit) || russian.test(unit);
}

const english =
  /\b(people|persons?|men|women|children|prisoners?|internees?|soldiers?|troops|officers?|sailors?|partisans?|civilians?|refugees|settlers|deaths?|dead|killed|wounded|missing|burials?|graves|names|victims?|casualties|losses|defenders|inhabitants|workers|survivors)\b/i;

const russian =
  /(^|[^а-яё])(человек|люд[иея]|мужчин|женщин|дет[еи]|пленны|военнопленны|интернированны|солдат|бойц|войск|офицер|моряк|матрос|партизан|жител|мирны|беженц|смерт|умерш|погибш|убит|ранены|пропавши|захоронени|могил|им[её]н|жертв|потер)/i;
