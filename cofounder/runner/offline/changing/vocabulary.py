"""Words that tell what may be the name of a field, and what asks for something else."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that no name of a field holds: whoever says them asks for something else.
NOT_IN = _words(
    """
    that which who whom whose what why if so because can could should shall will would may
    might be is are was were been do does did has have had they them it he she we i you us me
    to from into automatically automatic when whenever while where every each all any not no
    never without than then after before until unless instead using via send sends sent
    sending show shows get gets let lets add adds make makes please and or also per onto
    between google apple stripe paypal facebook instagram excel their there
    """
)
#: Heads of what sounds like a field and is something the app would have to do.
NOT_FIELDS = _words(
    """
    payment payments checkout notification notifications reminder reminders chat messaging map
    maps login signin signup newsletter sms recommendation recommendations matching
    integration sync call calls translation translations mode authentication captcha upload
    uploads gallery subscription subscriptions discount discounts coupon coupons filter
    filters sorting button buttons tab menu popup animation animations logo banner footer
    header form dashboard widget report reports statistics analytics admin role roles
    permission permissions user users account accounts password app bot chatbot ai search
    export calendar board chart graph approval api tracking scanner signature import printing
    automation workflow shop cart feed stream voice verification page pages view views lists
    feature features functionality option options way ability possibility support alert alerts
    algorithm invoice invoices billing font background theme template templates stuff things
    thing something anything improvement improvements
    """
)
#: Heads and parts of names that are a few words, however unusual the rest is.
TEXTS = _words(
    """
    name title address street city town country area place location breed colour color type
    brand model nickname language postcode zip reference code contact surname first last
    species gender room subject author artist occupation job profession school owner label
    genre material venue region district county state neighbourhood neighborhood id passport
    licence license plate vet doctor employer company size category shelf position role
    """
)
#: Plurals that are one field and no list of their own.
PLURAL_FIELDS = _words(
    """
    notes allergies instructions details hours comments years minutes remarks skills seats
    places points stars directions ingredients rules opening_hours languages qualifications
    needs preferences symptoms materials measurements dimensions coordinates initials terms
    calories pages days weeks rooms bedrooms people guests kilometres kilometers miles steps
    servings
    """
)
