"""The words and Roman figures with which sections, parts and paragraphs are counted, from one on."""

NUMBER_WORDS = tuple("ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE".split())
ROMAN_FIGURES = tuple("I II III IV V VI VII VIII IX X XI XII".split())
