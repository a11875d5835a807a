"""Words that say nothing in a question, folded as `analysis.words` folds them.

A question has no language, so a word that is empty in one language is empty in all; words that carry
meaning in another of them ("main", "car", "fin") are left out on purpose; "comment" is in, for French asks with
it what English seldom says. Words of asking are in too: who types "how do I" or "explain" looks for neither.
Compiled for this site; closed-class words are common knowledge.
"""

ENGLISH = """
a about after again all also am an and any are as at be because been before being between both but by can
could d did do does doing done during each for from had has have having he her here him his how i if in
into is it its ll me mean means my nor not of off on once only or other our out over own re s same shall
she should so some such t than that the their them then there these they this those through to too
under until up us ve was we were what when where which while who whom whose why will with without would you your
always explain got happen happens let lets may maybe might must please tell want wants yes
don didn doesn isn aren wasn couldn shouldn wouldn m within upon else ever anyone anything someone
something example examples
"""
FRENCH = """
au aux avec c ce ces cet cette ceux dans de des du elle elles en entre est et etre eux faire faut il ils
j je l la le les leur leurs lors lui mais meme mes mon n ne nos notre nous ont ou par pas peut pour qu
quand que quel quelle quelles quels qui quoi sa sans se ses si sont sous sur ta tes toi ton tu un une vers
vos votre vous y ai aie as avait avons ayant aussi autre autres avant apres chez combien comment depuis doit doivent
dois etait etaient etant etes ete fait font lequel laquelle lesquels lesquelles moi pendant plus pourquoi puis
peux peuvent soit sommes suis tres veut veux
"""
SPANISH = """
al algo ante antes aquel como con contra cual cuales cuando de del desde donde e el ella ellas ellos en
entre era eres es esa esas ese eso esos esta estan estas este esto estos fue ha hacer hacia han hasta hay
la las le les lo los mas me mi mis muy ni no nos nuestra nuestro o para pero por porque puede que quien
quienes se segun ser si sin sobre son su sus tambien te tiene tu tus u un una unas uno unos y ya
cuanto cuanta cuantos cuantas cuyo debe deben debo debemos durante estamos fueron ir pueden puedo podemos
quiero quiere soy somos tengo tienen tenemos nosotros yo usted ustedes entonces
"""
ARABIC = """
في من الي علي عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا هل كيف متي اين لماذا او ثم لا لم لن ان كان كانت
يكون تكون هو هي هم نحن انا انت كل بعض قد بين عند بعد قبل حتي اذا كما لكن غير اي و ف ب ل ك
كم لمن بماذا عما فيما مما ليس ليست سوف يجب ينبغي يمكن يمكننا نستطيع اريد نريد لنا لي له لها لهم به بها منه منها فيه فيها
هناك هنا ايضا عليه عليها اليه اليها هولاء اولءك لدي لدينا انه انها الا
"""

STOP_WORDS = frozenset(" ".join((ENGLISH, FRENCH, SPANISH, ARABIC)).split())

# Readers used to other search boxes type these; here they are never orders and never words.
OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})
