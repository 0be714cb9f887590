/** Short plain English words for passphrases: our own list, in order, each once. */
export const englishWords: readonly string[] = `
acid acorn actor adult again agent ahead alarm album alert alley alloy almond alone alpine amber amount
anchor angle animal ankle annual answer antler apple april apron arch arena argue arm army aroma arrow
artist ash aspen atlas atom attic august aunt author autumn avenue awake award axis baby back bacon
badge bagel bake baker balcony ball balloon bamboo banana band banjo bank bar barber bark barley barn
barrel basil basin basket bath battery bay beach bead beak beam bean bear beard beaver bed bee beef beet
began begin behind bell belt bench bend berry bicycle big bike bingo birch bird biscuit bison black
blade blanket blaze blend blind blink block bloom blouse blue blush board boat body boil bolt bone bonus
book boot border borrow boss bottle bottom bounce bowl box brain brake branch brass brave bread break
brick bridge bright bring broad broom brother brown brush bubble bucket budget buffalo bugle build bulb
bull bunch bunny burger bus bush butter button buzz cabbage cabin cable cactus cage cake calf call calm
camel camera camp canal candle candy canoe canvas canyon cap captain car caramel card cargo carpet
carrot cart carve case cash castle cat catch cattle cave cedar ceiling celery cellar cello cement center
chain chair chalk chance change chapel charm chase cheap check cheek cheese chef cherry chess chest
chicken chief child chilly chimney chin chip choir chord circle circus citrus city clap clarinet class
clay clean clerk clever cliff climb clock close cloth cloud clover clown club coach coal coast coat
cobra cocoa coconut code coffee coin cold collar color comb comet comic cone cook cookie copper copy
coral cord cork corn corner cotton couch cougar count cousin cover cow crab cradle craft crane crater
crayon cream creek crew cricket crisp crop cross crow crowd crown cruise crumb crust crystal cube cup
cupboard curb cure curl curtain curve cushion custom cycle daily dairy daisy dance danger dark dawn day
deal decade deck deep deer delta dentist depth desert desk detail dew dial diamond diary dice diesel dig
dime dinner dish dive dizzy dock doctor dog doll dolphin donkey door dot double dough dove down dozen
dragon draw dream dress drift drill drink drive drop drum dry duck dune dust duty dwarf eager eagle ear
early earth easel east easy echo edge egg eight elbow elder elect elephant elf elk elm ember empty
energy engine enjoy enough enter equal errand even evening event exact exit extra eye fabric face fact
fade fair falcon fall fame family fan far farm fast father faucet feast feather fence fern ferry fiber
fiddle field fifty fig film filter find fine finger finish fire firm first fish five fix flag flame
flash flat flavor fleet flight flint float flock flood floor flour flow flower flute fly foam focus fog
foil folk food foot forest fork fort forty forum fossil found four fox frame freeze fresh friend fringe
frog front frost fruit fudge fuel full fun funny fur future gadget galaxy gallery game garage garden
garlic gate gather gecko gem gentle ghost giant gift ginger giraffe give glad glass glide globe glory
glove glow glue goal goat gold golf good goose grain grand grape grass gravel gravy gray great green
grid grill grin grip ground group grow guard guess guest guide guitar gulf gull gum guppy gym habit hair
half hall ham hammer hand handle happy harbor hard hare harp harvest hat hawk hay hazel head health
heart heat heavy hedge heel helmet help hen herb herd hero heron hidden high hike hill hint hip hive
hobby hockey hold hole holiday hollow home honey hood hoof hook hope horn horse host hotel hour house
hug human humble hundred hunt hurry husky hut ice icicle icon idea igloo image inch index ink inn insect
inside iris iron island item ivory ivy jacket jaguar jam jar jaw jazz jeans jelly jet jewel job join
joke jolly journey joy judge jug juice july jump june jungle junior kayak keep kettle key kick kidney
kind king kiosk kit kitchen kite kitten kiwi knee knife knight knit knob knock knot koala label lace
ladder lady lagoon lake lamb lamp land lane lantern lap large laser latch late laugh laundry lava lawn
lawyer layer lazy lead leaf learn leather left leg lemon lens lentil leopard lesson letter level lever
library lid life lift light lily lime limit line linen lion lip liquid list listen little lizard llama
load loaf lobby lobster local lock log long loop lotus loud lounge love low loyal lucky lumber lunch
lung lyric machine magic magnet maid mail main major make mallet mammal mango manor maple marble march
margin marine market maroon mask mast match math matter maze meadow meal meat medal melon melt member
memory menu mercy merry metal meteor meter middle mild mile milk mill mind mine mint minute mirror mist
mitten mix mobile model moment monday money monkey month moon moose morning moss moth motor mountain
mouse mouth move movie much mud muffin mule muscle museum mushroom music mustard mutual nail name napkin
narrow native nature navy near neat neck needle nephew nest net never new nickel night nine noble noise
noodle noon north nose note novel number nurse nut oak oasis oat object ocean october office often oil
olive omelet onion open opera orange orbit orchard orchid order organ origin osprey ostrich otter ounce
outer oval oven owl owner oxygen oyster pack paddle page paint pair palace palm pan panda panel panther
papaya paper parade parcel park parrot party pasta paste path patio pattern pause paw pea peace peach
peanut pear pearl pebble pedal pelican pen pencil penguin pepper perfect perfume person petal phone
photo piano pick picnic picture pie pig pigeon pillow pilot pine pink pint pipe pirate pitcher pizza
place plain plan planet plank plant plate play plaza plenty plum plush pocket poem poet point polar pole
polish polite pond pony pool poppy porch port postcard pot potato pottery pouch powder prairie praise
press pretty price pride prince print prize proof proud prune public pudding puddle pulp pump pumpkin
pupil puppy purple purse puzzle quail quarter queen quick quiet quill quilt quiz rabbit raccoon race
rack radar radio radish raft rail rain raisin ranch range rapid rare raven razor ready real recipe red
reed reef relax relay ribbon rice rich ride right ring ripe river road roast robin robot rock rocket
roll roof room root rope rose rough round route row royal rubber ruby rug ruler run rural rust saddle
safari safe sail salad salmon salt same sample sand sandal satin sauce sauna save scale scarf scene
school science scissors scooter score scout screen screw sea seal search season seat second secret seed
senior seven shade shadow shape share shark sharp shed sheep sheet shelf shell shield shine ship shirt
shoe shop shore short shoulder shovel show shower shrimp shy side sign silent silk silver simple singer
sink sister six size skate sketch ski skill skin skirt sky sled sleep sleeve slice slide slim slow small
smart smile smoke smooth snack snail snake snow soap soccer sock soda sofa soft soil solar solid song
soon sound soup south space spark spear speech speed spice spider spin spiral spoon sport spot spray
spring spruce square squash squid stable stack stadium staff stage stair stamp stand star start state
steam steel stem step stick still stone stool stop store storm story stove straw stream street string
strong studio style sugar suit summer sun sunday supper surf swamp swan sweater sweet swift swim swing
sword syrup table tablet tail tailor tale talent talk tall tank tape target taste taxi tea teach team
teeth tempo ten tennis tent test text thank theater thick thin thing third thirty thorn thread three
throat throne thumb thunder ticket tide tiger tile timber time tin tiny tire title toast toaster today
toe tomato tongue tool tooth top torch tornado total touch towel tower town toy track tractor trade
trail train travel tray treat tree trick trip trophy trout truck trumpet trunk trust truth tuba tube
tulip tuna tunnel turkey turn turtle twelve twenty twice twig twin two uncle under union unit upper
urban useful usual valley value vanilla vase velvet vest village vine vinegar violet violin visit vivid
voice volcano vote voyage wagon waist walk wall walnut walrus waltz warm wash wasp watch water wave wax
weasel weather wedding weed week weight well west whale wheat wheel whisper whistle white wide wild
willow win wind window wing winter wire wise wish wolf wonder wood wool word work world worm wrap wren
wrist write yacht yard yarn year yeast yellow yogurt young zebra zero zigzag zinc zipper zone zoo
`
  .trim()
  .split(/\s+/);
