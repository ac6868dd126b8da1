/**
 * Which foods are found where: data for guessing, one line of words per aisle and kind, separated by commas. The guess
 * looks for the longest entry at the end of a name first.
 */
import { foodKey } from "../ingredients/foodKey.ts";
import type { AisleId } from "./aisles.ts";

const lists: readonly (readonly [AisleId, string])[] = [
  // Vegetables, fruit, fresh herbs
  [
    "produce",
    "onion,garlic,shallot,leek,spring onion,chive,carrot,celery,celeriac,parsnip,turnip,swede,beetroot,beet,radish,daikon,potato,sweet potato,yam,cassava,jerusalem artichoke,artichoke,asparagus,aubergine,courgette,cucumber,tomato,pepper,bell pepper,red pepper,green pepper,yellow pepper,chilli,jalapeno,jalapeno pepper,jalapeno chilli,serrano,serrano chilli,habanero,habanero pepper,scotch bonnet,scotch bonnet pepper,thai chilli,thai chili,poblano,poblano pepper,poblano chilli,bird's eye chilli,padron pepper,pumpkin,squash,butternut squash,acorn squash,courgette,marrow,okra,sweetcorn,corn,corn on the cob,ear corn,green bean,runner bean,fava bean,broad bean,mangetout,sugar snap pea,snap pea,pea shoot,bean sprout,beansprout,sprout",
  ],
  [
    "produce",
    "lettuce,little gem,little gem lettuce,romaine,iceberg,rocket,spinach,baby spinach,kale,cavolo nero,chard,swiss chard,cabbage,savoy cabbage,red cabbage,napa cabbage,chinese cabbage,bok choy,pak choi,brussels sprout,brussel sprout,broccoli,tenderstem,broccolini,cauliflower,fennel,endive,chicory,radicchio,frisee,watercress,cress,salad,salad leaf,mixed green,salad green,mesclun,mesclun mix,lamb's lettuce,mustard green,collard green,collard,dandelion green,sorrel,samphire,rhubarb,kohlrabi,bamboo,nettle,wild garlic,seaweed salad,microgreen,spring green,greens,green,leaf,winter leaf,vegetable",
  ],
  [
    "produce",
    "mushroom,button mushroom,chestnut mushroom,shiitake,portobello,oyster mushroom,chanterelle,morel,porcini mushroom,cep,enoki,truffle",
  ],
  [
    "produce",
    "apple,pear,quince,orange,blood orange,tangerine,mandarin,clementine,satsuma,lemon,lime,grapefruit,kumquat,banana,plantain,grape,strawberry,raspberry,blackberry,blueberry,cranberry,gooseberry,redcurrant,blackcurrant,currant fresh,cherry,plum,apricot,peach,nectarine,mango,papaya,pineapple,kiwi,kiwi fruit,passion fruit,passionfruit,pomegranate,pomegranate seed,melon,watermelon,cantaloupe,honeydew,fig,fresh fig,fresh date,lychee,guava,persimmon,star fruit,avocado,coconut,fruit,berry,mixed berry,lemon zest,orange zest,lime zest,lemon peel,zest,tamarillo,lemongrass,lime leaf,kaffir lime leaf,curry leaf",
  ],
  [
    "produce",
    "parsley,flat-leaf parsley,curly parsley,coriander,basil,mint,dill,tarragon,chervil,rosemary,thyme,sage,oregano,marjoram,fresh thyme,fresh rosemary,fresh sage,fresh oregano,fresh marjoram,fresh bay leaf,fresh herb,herb,lemon verbena,lemon balm,lovage,borage,bouquet garni,ginger,galangal,fresh turmeric,horseradish,fresh horseradish,thai basil,edible flower,flower,fresh pea,fresh butter bean,fresh broad bean,tofu,bean curd,silken tofu,firm tofu,tempeh,seitan",
  ],
  [
    "produce",
    "kartoffel,zwiebel,knoblauch,karotte,mohre,tomate,gurke,paprikaschote,lauch,sellerie,salat,spinat,kohl,blumenkohl,brokkoli,pilz,champignon,apfel,birne,banane,zitrone,limette,erdbeere,himbeere,petersilie,schnittlauch,basilikum,ingwer,kurbis,spargel,rucola,suppengrun,suppengemuse,fruhlingszwiebel,schalotte,avocado,kirsche,traube,courgette,aubergine,gemuse,obst,oignon,ail,carotte,pomme de terre,pomme,poire,citron,orange,champignon de paris,courgette,poireau,epinard,chou,persil,basilic,echalote,concombre,poivron,fraise,framboise,cebolla,ajo,patata,zanahoria,pimiento,pepino,lechuga,limon,manzana,platano,perejil,cilantro,fresa,calabacin,berenjena,cipolla,aglio,pomodoro,carota,limone,basilico,prezzemolo,fungo,ui,knoflook,aardappel,wortel",
  ],
  // Bread
  [
    "bakery",
    "bread,white bread,sourdough,sourdough bread,rye bread,baguette,ciabatta,focaccia,roll,bread roll,burger bun,bun,hot dog bun,brioche,brioche bun,croissant,bagel,pitta,pitta bread,pita,pita bread,naan,naan bread,flatbread,tortilla,corn tortilla,flour tortilla,wrap,crumpet,english muffin,muffin,toast,challah,boule,loaf,country bread,crusty bread,pain au chocolat,danish,doughnut,cake,sponge cake,ladyfinger,pound cake,lavash,chapati,brot,brotchen,toastbrot,semmel,baguettes,pain,brioche buns,pan,pane,brood,crouton",
  ],
  // Dairy and eggs
  [
    "dairy",
    "milk,whole milk,skimmed milk,semi-skimmed milk,low-fat milk,2% milk,1% milk,skim milk,buttermilk,cream,double cream,heavy cream,single cream,whipping cream,clotted cream,sour cream,soured cream,creme fraiche,half-and-half,light cream,butter,unsalted butter,salted butter,ghee,clarified butter,margarine,spread,yogurt,plain yogurt,greek yogurt,greek-style yogurt,kefir,quark,skyr,fromage frais,egg,free-range egg,egg yolk,egg white,quail's egg,quail egg,duck egg,lard,suet,oat milk,soy milk,soya milk,almond milk,rice milk,ayran,custard fresh,fresh custard,pastry,puff pastry,shortcrust pastry,filo pastry,phyllo,phyllo dough,filo,pizza dough,pie dough,pie crust,fresh yeast",
  ],
  [
    "dairy",
    "cheese,cheddar cheese,parmesan cheese,parmigiano-reggiano,parmigiano reggiano,pecorino,pecorino romano,grana padano,mozzarella cheese,burrata,ricotta,ricotta cheese,mascarpone,mascarpone cheese,cream cheese,cottage cheese,feta cheese,halloumi,halloumi cheese,paneer,goat cheese,goat's cheese,blue cheese,gorgonzola,stilton,roquefort,brie,camembert,gruyere,gruyere cheese,emmental,gouda,edam,swiss cheese,american cheese,monterey jack,monterey jack cheese,pepper jack,provolone,fontina,taleggio,manchego,queso fresco,queso blanco,wensleydale,red leicester,lancashire cheese,boursin,havarti,comte,asiago,cotija,cotija cheese,raclette,quail",
  ],
  [
    "dairy",
    "milch,butter,sahne,schlagsahne,joghurt,naturjoghurt,quark,kase,ei,schmand,saure sahne,frischkase,mozzarella,parmesan,feta,lait,beurre,creme,creme fraiche epaisse,yaourt,fromage,oeuf,leche,mantequilla,nata,queso,yogur,huevo,latte,burro,panna,uovo,formaggio,melk,boter,kaas,room",
  ],
  // Meat
  [
    "meat",
    "beef,ground beef,minced meat,mince,steak,beef steak,rump steak,sirloin,sirloin steak,ribeye,rib eye steak,fillet steak,beef fillet,flank steak,skirt steak,stewing beef,braising steak,chuck,chuck roast,brisket,beef brisket,short rib,beef short rib,oxtail,veal,veal shank,veal cutlet,lamb,ground lamb,lamb shoulder,leg of lamb,lamb leg,lamb chop,lamb shank,lamb fillet,rack of lamb,mutton,pork,ground pork,pork chop,pork loin,pork shoulder,pork belly,pork tenderloin,pork fillet,spare rib,rib,ham,gammon,bacon,back bacon,streaky bacon,pancetta,prosciutto,parma ham,serrano ham,lardon,guanciale,speck,salami,chorizo,pepperoni,mortadella,bresaola,sausage,italian sausage,pork sausage,sausagemeat,andouille sausage,merguez,bratwurst,hot dog,frankfurter,black pudding,haggis,liver,chicken liver,kidney,sweetbread,tongue,bone marrow,marrow bone,tripe,pate,foie gras",
  ],
  [
    "meat",
    "chicken,whole chicken,chicken breast,chicken thigh,chicken leg,chicken wing,chicken drumstick,drumstick,chicken piece,ground chicken,poussin,turkey,turkey breast,ground turkey,duck,duck breast,duck leg,goose,goose fat,guinea fowl,quail,pheasant,partridge,pigeon,rabbit,venison,hare,wild boar,thigh,breast,meatball,cutlet,chop,brawn,pastrami,corned beef,roast beef,hackfleisch,rindfleisch,schweinefleisch,hahnchen,hahnchenbrust,huhn,hahnchenbrustfilet,schinken,speckwurfel,wurst,putenbrust,gehacktes,boeuf,poulet,porc,agneau,jambon,lardons,viande hachee,saucisse,pollo,ternera,cerdo,cordero,jamon,carne picada,manzo,maiale,prosciutto crudo,prosciutto cotto,salsiccia,kip,kipfilet,gehakt,spek",
  ],
  // Fish
  [
    "fish",
    "fish,white fish,fish fillet,salmon,salmon fillet,smoked salmon,trout,cod,cod fillet,haddock,smoked haddock,pollock,hake,halibut,sea bass,sea bream,bream,sole,plaice,turbot,monkfish,monkfish tail,mackerel,mackerel fillet,herring,kipper,sardine,fresh sardine,tuna,tuna steak,swordfish,snapper,red snapper,red mullet,tilapia,catfish,eel,skate,whitebait,prawn,king prawn,tiger prawn,shrimp,crab,crabmeat,white crabmeat,brown crabmeat,lobster,langoustine,crayfish,mussel,clam,oyster,scallop,squid,calamari,octopus,cuttlefish,cockle,caviar,roe,surimi,gravlax,fischfilet,lachs,forelle,thunfisch,garnele,kabeljau,saumon,cabillaud,crevette,thon,truite,salmon ahumado,merluza,gamba,atun,bacalao,salmone,tonno,gambero,vongola,zalm",
  ],
  // Breakfast
  [
    "breakfast",
    "granola,muesli,cereal,corn flake,cornflake,bran flake,rice krispy,oat,rolled oat,porridge oat,jumbo oat,steel-cut oat,oatmeal,jam,strawberry jam,raspberry jam,apricot jam,marmalade,honey,runny honey,clear honey,maple syrup,peanut butter,smooth peanut butter,chunky peanut butter,crunchy peanut butter,almond butter,nutella,chocolate spread,haferflocken,musli,honig,marmelade,konfiture,miel,confiture,flocon d'avoine,avena,mermelada,miele,marmellata,pindakaas,oat bran,wheat germ,pancake mix,marmite",
  ],
  // Baking
  [
    "baking",
    "flour,plain flour,self-raising flour,bread flour,strong white flour,strong white bread flour,whole wheat flour,wholemeal flour,wholemeal bread flour,rye flour,spelt flour,rice flour,almond flour,chickpea flour,gram flour,cake flour,pastry flour,00 flour,buckwheat flour,corn flour,semolina,cornmeal,masa harina,cornstarch,potato starch,tapioca,arrowroot,sugar,caster sugar,golden caster sugar,granulated sugar,icing sugar,brown sugar,light brown sugar,dark brown sugar,muscovado sugar,light muscovado sugar,dark muscovado sugar,demerara sugar,palm sugar,coconut sugar,white sugar,soft brown sugar,soft light brown sugar,soft dark brown sugar,maple sugar,jaggery,turbinado sugar,sweetener,stevia,baking powder,baking soda,yeast,dry yeast,active dry yeast,dried yeast,instant yeast,fast-action dried yeast,cream of tartar,gelatin,gelatine,leaf gelatine,gelatine leaf,agar agar,pectin,vanilla,vanilla extract,vanilla essence,vanilla pod,vanilla bean,vanilla paste,vanilla bean paste,almond extract,food coloring,food colouring,sprinkle,marzipan,fondant,custard powder,cocoa,cocoa powder,unsweetened cocoa powder,chocolate,dark chocolate,milk chocolate,white chocolate,bittersweet chocolate,semisweet chocolate,unsweetened chocolate,plain chocolate,chocolate chip,cacao nib,condensed milk,sweetened condensed milk,evaporated milk,dried milk,milk powder,golden syrup,corn syrup,light corn syrup,treacle,molasses,black treacle,glucose,glucose syrup,liquid glucose,shortening,vegetable shortening,glace cherry,candied peel,mixed peel,cut mixed peel,marshmallow,meringue,digestive biscuit,graham cracker,graham cracker crumb,jelly",
  ],
  [
    "baking",
    "almond,flaked almond,ground almond,blanched almond,slivered almond,almond meal,walnut,walnut half,walnut piece,pecan,pecan half,hazelnut,cashew,cashew nut,pistachio,pistachio nut,pine nut,macadamia,macadamia nut,brazil nut,chestnut,vacuum-packed chestnut,peanut,nut,mixed nut,desiccated coconut,coconut flake,shredded coconut,raisin,golden raisin,sultana,currant,dried cranberry,dried apricot,dried fig,dried date,date,medjool date,prune,dried cherry,dried fruit,mixed dried fruit,dried blueberry,sunflower seed,pumpkin seed,linseed,flaxseed,flaxseed meal,chia seed,poppy seed,sesame seed,black sesame seed,hemp seed,mehl,zucker,puderzucker,vanillezucker,backpulver,natron,hefe,trockenhefe,speisestarke,kakao,schokolade,mandel,nuss,rosine,walnuss,haselnuss,starke,gelatine,farine,sucre,sucre glace,levure,levure chimique,chocolat,amande,noix,noisette,maizena,harina,azucar,levadura,cacao,almendra,nuez,farina,zucchero,lievito,mandorla,bloem,suiker",
  ],
  // Pasta, rice, pulses
  [
    "pasta",
    "pasta,spaghetti,penne,rigatoni,fusilli,farfalle,linguine,tagliatelle,fettuccine,pappardelle,macaroni,elbow macaroni,lasagne,lasagna,lasagne sheet,lasagna noodle,orzo,conchiglie,shell,cannelloni,ravioli,tortellini,gnocchi,bucatini,orecchiette,vermicelli,angel hair,ditalini,ziti,noodle,egg noodle,rice noodle,udon,udon noodle,soba,soba noodle,ramen,ramen noodle,glass noodle,rice vermicelli,rice paper,rice,white rice,brown rice,basmati rice,jasmine rice,long-grain rice,long grain rice,long-grain white rice,risotto rice,arborio rice,carnaroli rice,paella rice,sushi rice,wild rice,pudding rice,sticky rice,couscous,giant couscous,bulgur,bulgur wheat,bulghur,quinoa,pearl barley,barley,farro,spelt,freekeh,millet,buckwheat,polenta,instant polenta,amaranth,grits,lentil,red lentil,green lentil,brown lentil,puy lentil,black lentil,split pea,yellow split pea,dried chickpea,dried bean,dried white bean,dried butter bean,dried butterbean,mung bean,urad dal,dal,chana dal,toor dal,soya chunk,nudel,reis,bandnudel,linse,grieß,griess,hirse,pates,riz,lentille,semoule,coquillette,arroz,fideo,lenteja,riso,lenticchia,rijst,linzen,breadcrumb,panko,panko breadcrumb,stuffing,stuffing mix,semmelbrosel,paniermehl,chapelure,pan rallado",
  ],
  // Tins and jars
  [
    "tins",
    "chopped tomato,canned tomato,crushed tomato,diced tomato,plum tomato,passata,tomato puree,tomato paste,tomato passata,tomato sauce,sun-dried tomato,sundried tomato,chickpea,kidney bean,red kidney bean,black bean,white bean,cannellini bean,butter bean,butterbean,haricot bean,pinto bean,navy bean,borlotti bean,great northern bean,black-eyed pea,black eyed pea,bean,baked bean,refried bean,canned sweetcorn,coconut milk,coconut cream,olive,black olive,green olive,kalamata olive,caper,caperberry,gherkin,cornichon,pickle,dill pickle,pickled onion,sauerkraut,kimchi,roasted red pepper,roasted pepper,piquillo pepper,artichoke heart,anchovy,anchovy fillet,canned tuna,hearts of palm,bamboo shoot,water chestnut,pumpkin puree,apple sauce,applesauce,cranberry sauce,preserved lemon,stem ginger,pickled ginger,chipotle in adobo,chipotle chilli,green chilli canned,pesto,soup,vine leaf,grape leaf,jalapeno pickled,lychee canned,salsa,kichererbse,tomatenmark,gehackte tomate,passierte tomate,kidneybohne,kokosmilch,mais,olive verte,olive noire,pois chiche,concentre de tomate,tomate concassee,lait de coco,haricot,garbanzo,tomate triturado,alubia,aceituna,cece,passata di pomodoro,fagiolo,oliva,kikkererwt,stock,chicken stock,beef stock,vegetable stock,fish stock,chicken broth,beef broth,vegetable broth,broth,bouillon,stock cube,bouillon cube,stock powder,vegetable bouillon,gemusebruhe,bruhe,bouillon de volaille,caldo,brodo",
  ],
  // Oils, vinegars, sauces
  [
    "oils",
    "oil,olive oil,extra-virgin olive oil,vegetable oil,sunflower oil,rapeseed oil,canola oil,corn oil,peanut oil,groundnut oil,sesame oil,toasted sesame oil,coconut oil,walnut oil,truffle oil,chilli oil,avocado oil,grapeseed oil,cooking spray,vinegar,white wine vinegar,red wine vinegar,cider vinegar,apple cider vinegar,balsamic vinegar,rice vinegar,rice wine vinegar,malt vinegar,sherry vinegar,white vinegar,distilled white vinegar,soy sauce,light soy sauce,dark soy sauce,tamari,fish sauce,oyster sauce,hoisin sauce,worcestershire sauce,tabasco,tabasco sauce,hot sauce,sriracha,chilli sauce,sweet chilli sauce,ketchup,mayonnaise,mustard,dijon mustard,wholegrain mustard,whole-grain mustard,english mustard,yellow mustard,barbecue sauce,bbq sauce,brown sauce,tahini,harissa,miso,miso paste,white miso,curry paste,thai curry paste,red curry paste,green curry paste,tamarind,tamarind paste,tamarind concentrate,gochujang,doubanjiang,black bean sauce,teriyaki sauce,ponzu,mirin,rice wine,shaoxing wine,salad dressing,dressing,vinaigrette,relish,chutney,mango chutney,horseradish sauce,tartar sauce,sambal,sambal oelek,shrimp paste,chilli paste,garlic paste,sauce,kecap manis,pomegranate molasses,liquid smoke,wasabi,gravy,gravy granule,redcurrant jelly,mint sauce,ol,olivenol,rapsol,sonnenblumenol,essig,sojasosse,senf,huile,huile d'olive,vinaigre,moutarde,sauce soja,aceite,aceite de oliva,vinagre,mostaza,salsa de soja,olio,olio d'oliva,olio extravergine d'oliva,aceto,senape,olie,azijn,mosterd",
  ],
  // Spices
  [
    "spices",
    "salt,sea salt,flaky sea salt,kosher salt,table salt,rock salt,pepper black,black pepper,white pepper,ground black pepper,peppercorn,black peppercorn,sichuan peppercorn,pink peppercorn,salt & pepper,salt and pepper,salt and black pepper,sea salt and black pepper,salt & black pepper,ground pepper,cumin,ground cumin,cumin seed,ground coriander,coriander seed,paprika,smoked paprika,sweet paprika,hot paprika,turmeric,ground turmeric,cinnamon,ground cinnamon,cinnamon stick,nutmeg,ground nutmeg,clove,ground clove,whole clove,cardamom,cardamom pod,green cardamom pod,ground cardamom,cardamom seed,allspice,ground allspice,allspice berry,ground ginger,cayenne,cayenne pepper,chilli powder,chilli flake,chilli flake,chilli flake,red pepper flake,crushed red pepper,crushed red pepper flake,red chilli flake,curry powder,garam masala,five-spice powder,chinese five-spice powder,five spice powder,chinese five spice,mustard seed,black mustard seed,yellow mustard seed,mustard powder,dry mustard,fennel seed,caraway,caraway seed,celery seed,celery salt,dill seed,anise,aniseed,star anise,fenugreek,fenugreek seed,nigella seed,juniper berry,saffron,saffron thread,sumac,za'atar,ras el hannout,ras el hanout,mixed spice,pumpkin pie spice,bay leaf,dried oregano,dried thyme,dried basil,dried rosemary,dried sage,dried mint,dried parsley,dried dill,dried marjoram,dried tarragon,dried herb,mixed herb,dried mixed herb,italian seasoning,herbes de provence,herb de provence,oregano dried,garlic powder,onion powder,garlic salt,seasoning,cajun seasoning,old bay,msg,asafoetida,annatto,ancho chilli,dried red chilli,dried chilli,chilli dried,dried chilli,ancho chilli,mace,vanilla powder,amchur,spice,dried porcini,dried mushroom,dried porcini mushroom,nori,kombu,bonito flake,salz,pfeffer,muskat,muskatnuss,zimt,kummel,paprikapulver,currypulver,lorbeerblatt,nelke,kreuzkummel,chiliflocke,thymian,majoran,sel,poivre,cannelle,muscade,cumin moulu,laurier,sal,pimienta,canela,comino,pimenton,azafran,sale,pepe,cannella,noce moscata,origano,zout,peper,kaneel,nootmuskaat",
  ],
  // Snacks
  [
    "snacks",
    "crisp,potato chip,tortilla chip,corn chip,chip,popcorn,cracker,saltine,ritz cracker,saltine or ritz cracker,pretzel,rice cake,oatcake,cookie,biscuit,amaretti,amaretti biscuit,ginger biscuit,gingersnap,shortbread,oreo,chocolate bar,candy,sweets,gum,energy bar,granola bar,trail mix,wafer,ladyfinger biscuit,boudoir biscuit,sponge finger,savoiardi,chips,keks,gummibarchen,biscuit rose,galleta,patata frita,biscotto,grissino,hummus,guacamole",
  ],
  // Drinks
  [
    "drinks",
    "water,sparkling water,mineral water,soda water,tonic,tonic water,club soda,juice,orange juice,apple juice,cranberry juice,pineapple juice,grape juice,tomato juice,grapefruit juice,lemonade,cola,coke,soda,ginger ale,ginger beer,squash drink,elderflower cordial,cordial,smoothie,coffee,ground coffee,coffee bean,espresso,instant coffee,espresso powder,instant espresso powder,tea,green tea,black tea,tea bag,teabag,earl grey tea,herbal tea,hot chocolate,beer,lager,ale,stout,guinness,cider,wine,red wine,white wine,dry white wine,dry red wine,rose wine,sparkling wine,prosecco,champagne,cava,port,sherry,dry sherry,madeira,marsala,marsala wine,vermouth,dry vermouth,white vermouth,brandy,cognac,calvados,rum,dark rum,white rum,whisky,whiskey,bourbon,scotch,vodka,gin,tequila,mezcal,campari,aperol,cointreau,grand marnier,triple sec,kahlua,amaretto,limoncello,sambuca,pernod,kirsch,liqueur,sake,bitter,angostura bitter,simple syrup,grenadine,wasser,mineralwasser,saft,apfelsaft,orangensaft,bier,wein,weisswein,rotwein,kaffee,tee,eau,jus d'orange,vin,vin blanc,vin rouge,biere,cafe,the,agua,zumo,zumo de naranja,vino,vino blanco,vino tinto,cerveza,te,acqua,vino bianco,vino rosso,birra,caffe,coconut water",
  ],
  // Frozen
  [
    "frozen",
    "frozen pea,pea,petits pois,ice cream,vanilla ice cream,sorbet,ice,ice cube,crushed ice,frozen vegetable,frozen berry,frozen spinach,fish finger,oven chip,french fry,frozen pizza,pizza,edamame,ice lolly,waffle,hash brown,eis,erbse,tiefkuhlerbse,glace,petit pois,helado,guisante,gelato,pisello,doperwt",
  ],
  // Household
  [
    "household",
    "toilet paper,toilet roll,kitchen roll,kitchen paper,paper towel,tissue,napkin,dish soap,washing-up liquid,dishwasher tablet,detergent,laundry detergent,washing powder,fabric softener,bleach,cleaner,sponge,bin bag,bin liner,trash bag,garbage bag,aluminium foil,aluminum foil,foil,cling film,plastic wrap,baking paper,parchment,parchment paper,baking parchment,greaseproof paper,freezer bag,ziplock bag,zip-top bag,sandwich bag,battery,light bulb,candle,match,toothpick,skewer,wooden skewer,bamboo skewer,cocktail stick,muffin liner,cupcake case,kitchen string,twine,kitchen twine,soap,hand soap,shampoo,conditioner,shower gel,toothpaste,toothbrush,deodorant,razor,sunscreen,plaster,cotton wool,nappy,diaper,wipe,baby wipe,cat food,dog food,cat litter,pet food,bird seed,charcoal,lighter,toilettenpapier,kuchenrolle,spulmittel,waschmittel,mullbeutel,alufolie,backpapier,seife,zahnpasta,papier toilette,essuie-tout,liquide vaisselle,lessive,papel higienico,papel de cocina,lavavajillas,detergente,carta igienica",
  ],
];

/** Food keys to their aisle. A food listed twice keeps its first aisle. */
export const aisleOfWords: ReadonlyMap<string, AisleId> = (() => {
  const map = new Map<string, AisleId>();
  for (const [aisle, words] of lists) {
    for (const word of words.split(",")) {
      // The lists are written for people; names must be met in the form they have on a grocery list.
      const key = foodKey(word);
      if (!map.has(key)) map.set(key, aisle);
    }
  }
  return map;
})();
