"""First names that are common in the news in English: what tells a person from a place or a firm."""

_GIVEN = """
    aaron abby abdul abdullah abel abigail abraham adam adele adrian ahmed aidan aisha alan alana alastair
    albert alejandro aleksandr alessandro alex alexa alexander alexandra alexei alexis alfie alfred ali
    alice alicia alison alistair allan allen alyssa amanda amber amelia amir amy ana anastasia anders andre
    andrea andreas andrei andres andrew andy angel angela angelina angus anita ann anna anne annette annie
    anthony antoine anton antonio april archie ariana arnold arsene arthur arturo asa asha ashley ashton
    aubrey audrey austin ava axel barack barbara barry bart beatrice becky belinda ben benedict benjamin
    bernard bernie bert beth bethany betty beverley bill billie billy blake bob bobby bonnie boris brad
    bradley brandon brenda brendan brendon brett brian bridget britney bruce bruno bryan bryn caitlin callum
    calum cameron camilla cara carl carla carlo carlos carly carmen carol carole caroline carrie carwyn
    casey catherine cathy cecilia celine chad charlene charles charlie charlotte chase chelsea cheryl chloe
    chris christian christina christine christopher chuck cindy claire clara clare clark claude claudia clay
    clement cliff clint clive clyde cody colin colleen connor conor conrad corey courtney craig cristiano
    crystal curtis cynthia cyril daisy damian damien damon dan dana daniel daniela danielle danny darrel
    darren darryl dave david davide dawn dean debbie deborah declan denis denise dennis denzel derek dermot
    desmond diana diane didier diego dieter dimitri dirk dmitri dmitry dolly dominic don donald donna dora
    doris dorothy doug douglas duncan dustin dwayne dwight dylan eamonn earl eddie eden edgar edith edmund
    eduardo edward edwin eileen elaine eleanor elena eli elijah elisabeth elise eliza elizabeth ella ellen
    ellie elliot elliott elsa elsie elton elvis emile emilia emilio emily emma emmanuel enrique eric erica
    erik erika erin ernest ernie esther ethan eugene eva evan eve evelyn ewan fabian fabio faith fatima
    federico felipe felix fernando fergus finlay finn fiona flora florence frances francesca francesco
    francis francisco francois frank frankie franz fraser fred freddie frederick gabriel gabriella gail
    gareth garry gary gavin gayle gemma geoff geoffrey george georgia georgina gerald gerard gerry gianluigi
    gillian gina giorgio giovanni giuseppe gladys glen glenn gloria gordon grace graeme graham grant greg
    gregory greta guillermo gus guy gwen gwyneth hailey hamid hamish hannah hans harold harriet harrison
    harry harvey hasan hassan hayley hazel heath heather hector heidi helen helena henri henrik henry
    herbert hilary hillary holly hope howard hubert hugh hugo humza hussein ian ibrahim ida igor imran
    ingrid iris irene isaac isabel isabella isla ismail ivan ivor ivy jack jackie jackson jacob jacqueline
    jacques jade jaime jake jamal james jamie jan jane janet janice jared jasmine jason javier jay jean jeff
    jeffrey jemma jen jennifer jenny jeremy jermaine jerome jerry jess jesse jessica jessie jesus jill jim
    jimmy joan joanna joanne joao joaquin jochen jodie joe joel joey johan johann johannes john johnny
    johnson jon jonathan jonny jordan jorge jose josef joseph josh joshua jowell joy joyce juan juanita
    judith judy julia julian juliana julie juliet julio june jurgen justin kane kanye karen karim karin karl
    karolina kate katherine kathleen kathryn kathy katie katy kay keegan keira keith kelly kelvin ken
    kendall kenneth kenny kerry kevin khalid kieran kim kimberly kirk kirsten kirsty kristen kristin kurt
    kyle kylie lana lance larry lars laura lauren laurence laurent leah lee leigh lena leo leon leona
    leonard leonardo leroy leslie lewis liam lily lina linda lindsay lindsey lionel lisa liz lizzie lloyd
    logan lois lola loretta lorna lorraine louis louisa louise luca lucas lucia luciano lucy luis luisa luiz
    luka lukas luke lydia lynda lynn lynne mabel madeleine madison mae maggie mahmoud malcolm malia mandy
    manuel marc marcel marcelo marcia marco marcos marcus margaret maria mariah marian marie marilyn mario
    marion marina mark markus marlon martha martin martina marvin mary mason mateo mathew matt matteo
    matthew maureen maurice mauricio max maxim maxine maya megan mehmet mel melanie melissa meryl mia micah
    michael michaela michel michele michelle miguel mike mikhail mila miles miley milly miranda miriam mitch
    mitchell mo mohamed mohammad mohammed moira molly mona monica morgan morris muhammad myles nadia nadine
    nancy naomi narendra natalia natalie nathan nathaniel ned neil nelson nell nick nicholas nicky nico
    nicola nicolas nicole nigel nikki nikola nina noah noel nora norma norman novak olga oliver olivia omar
    oprah orlando oscar osama otto owen pablo paddy pam pamela paolo pascal pat patrice patricia patrick
    patsy paul paula pauline pedro peggy penelope penny pep percy pete peter petra phil philip philippa
    philippe phillip phoebe pierre piers polly quentin rachael rachel rafael ralph ramon randy raheem raul
    ray raymond rebecca reece reg reggie rene reuben rex rhys ricardo riccardo richard rick ricky rihanna
    riley rita rob robbie robert roberta roberto robin robyn rochelle rod rodney rodrigo roger roland roman
    romelu ron ronald ronaldo ronan ronnie rory rosa rose rosemary rosie ross rowan roy ruben ruby rudolf
    rudy rupert russell ruth ryan sabrina sadie sadiq saeed sally salma salman sam samantha samir samuel
    sandra sandy sara sarah sasha saul scarlett scott sean sebastian serena serge sergei sergio seth shane
    shannon sharon shaun shauna shawn sheila shelley sherry shinzo shirley sian sidney sienna silvia silvio
    simon simona simone sofia solomon sonia sophia sophie stacey stan stanley stefan stefano stella
    stephanie stephen sterling steve steven stewart stuart sue summer susan susanna susie suzanne sven sybil
    sylvia tamara tammy tania tanya tara tariq tatiana taylor ted terence teresa terrence terry tessa thelma
    theo theodore theresa thierry thomas tiffany tim timothy tina toby todd tom tommy tony tracey tracy
    travis trevor tristan troy tyler tyrone ulrich una ursula usain valentina valerie vanessa venus vera
    verity vernon veronica vic vicky victor victoria viktor vince vincent viola violet virginia vitaly
    vivian vivien vladimir wallace walter wanda warren wayne wendy wesley whitney wilfred wilfried will
    willem william willie wilson winston xavier yann yasmin yolanda yousef youssef yusuf yuri yvette yvonne
    zac zach zachary zara zeinab zoe zoey zlatan alun alesha anjelica byeong donncha eoin gethin ieuan
    dafydd huw geraint sione rhodri siobhan niamh sinead saoirse ciaran oisin cormac padraig fergal mauro
    massimo angelo franco luigi marcelino santiago alvaro xabi iker cesc andriy oleksandr petro serhiy
    mykola volodymyr
"""
GIVEN_NAMES = frozenset(_GIVEN.split())
