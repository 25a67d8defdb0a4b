"""Known nouns: people and businesses, those who offer something and those who use it."""

# ruff: noqa: E501  (a table: one line per noun, one per list of sentences)

from cofounder.runner.offline.lexicon.shape import Noun, noun

PEOPLE: tuple[Noun, ...] = (
    # --- those who offer something --------------------------------------------------------
    noun("dog walker", "provider", "name!; about: long_text; area; hourly rate: money; phone: phone; email: email; dogs at a time: number; insured: yes_no", means="walker", own="pet sitter;dog sitter;cat sitter;groomer;pet groomer;dog trainer;dog groomer"),
    noun("caregiver", "provider", "name!; about: long_text; area; hourly rate: money; years of experience: number; phone: phone; first aid trained: yes_no", own="carer;babysitter;nanny;sitter;childminder;au pair;companion"),
    noun("tutor", "provider", "name!; subject; about: long_text; hourly rate: money; email: email; lessons online: yes_no", own="teacher;instructor;coach;mentor;trainer;personal trainer;lecturer;professor;language partner"),
    noun("doctor", "provider", "name!; specialty; about: long_text; phone: phone; email: email; accepts new patients: yes_no", own="physician;therapist;nurse;dentist;clinician;psychologist;physiotherapist;counsellor;counselor;midwife;nutritionist;dietitian;vet;veterinarian;massage therapist"),
    noun("professional", "provider", "name!; trade; about: long_text; area; hourly rate: money; phone: phone; email: email; insured: yes_no", own="plumber;electrician;cleaner;handyman;gardener;builder;mechanic;carpenter;painter;contractor;lawyer;attorney;accountant;notary;consultant;expert;freelancer;craftsman;tradesperson;mover;locksmith;tailor;seamstress;roofer;architect;technician;service provider"),
    noun("stylist", "provider", "name!; speciality; about: long_text; price from: money; phone: phone", own="hairdresser;barber;beautician;makeup artist;nail artist;tattoo artist;masseur"),
    noun("creative", "provider", "name!; style; about: long_text; day rate: money; portfolio: link; email: email", own="photographer;designer;illustrator;artist;musician;band;dj;videographer;writer;translator;performer;singer;actor;maker;artisan;potter;sculptor;ceramist;voice actor;street artist;jeweller;tattooist;baker;florist;cook;chef;caterer"),
    noun("guide", "provider", "name!; languages; about: long_text; area; day rate: money; email: email", own="tour guide;host;local guide"),
    noun("shop", "provider", "name!; about: long_text; address; opening hours; phone: phone; website: link", own="store;cafe;café;restaurant;bakery;bookshop;bookstore;salon;bar;pub;brewery;boutique;pharmacy;butcher;food truck;food stall;stall;market stall;thrift store;repair shop;barbershop;bistro;pizzeria;merchant;local business;small business"),
    noun("farm", "provider", "name!; about: long_text; address; grows; pickup times; website: link", own="farmer;grower;beekeeper;winery;vineyard;orchard;nursery;producer"),
    noun("clinic", "provider", "name!; about: long_text; address; opening hours; phone: phone; website: link", own="hospital;medical practice;care home;nursing home;kindergarten;daycare;school;university;gym;studio;yoga studio;dance studio;fitness studio;library;museum;shelter;animal shelter;charity;church;sports club"),
    noun("company", "provider", "name!; about: long_text; website: link; location; email: email", own="employer;organisation;organization;startup;agency;brand;ngo;nonprofit;firm;institution;exhibitor;manufacturer;advertiser"),
    noun("supplier", "provider", "name!; contact person; email: email; phone: phone; delivery days: number", own="vendor;wholesaler;distributor", by="organiser provider"),
    # --- those who use it or are looked after ------------------------------------------------
    noun("customer", "person", "name!; email: email; phone: phone; address; notes: long_text", own="client;guest;shopper;buyer", by="provider organiser", only="crm store booking inventory ticketing fleet project rental"),
    noun("member", "person", "name!; email: email; phone: phone; joined on: date; about: long_text", own="neighbour;neighbor;resident;roommate;housemate;flatmate;parishioner;alumnus;alumni;subscriber;fan;club member;team member;teammate", by="organiser seeker", only="social rental event project club crowdfunding directory survey tracker"),
    noun("patient", "person", "name!; email: email; phone: phone; birth date: date; notes: long_text", by="provider organiser"),
    noun("student", "person", "name!; email: email; grade; parent phone: phone; notes: long_text", own="learner;pupil;trainee;apprentice;mentee", by="provider organiser"),
    noun("tenant", "person", "name!; email: email; phone: phone; moved in on: date", own="renter;lodger", by="provider organiser"),
    noun("employee", "person", "name!; position; email: email; phone: phone; started on: date", own="worker;staff member;crew member;colleague;intern;agent;waiter", means="staff", by="organiser", only="project dashboard inventory ticketing fleet survey crm booking tracker hr"),
    noun("volunteer", "person", "name!; email: email; phone: phone; skills; available on", own="helper", by="organiser seeker"),
    noun("candidate", "person", "name!; email: email; headline; profile: link; years of experience: number", own="job seeker;jobseeker;applicant", by="seeker organiser", only="jobboard crm"),
    noun("driver", "person", "name!; phone: phone; licence number; available: yes_no", own="courier;rider;pilot;chauffeur", by="organiser provider"),
    noun("player", "person", "name!; email: email; level: choice(beginner, intermediate, advanced); plays since: date", own="athlete;runner;cyclist;climber;golfer;swimmer;skater;gamer;footballer;referee", by="seeker organiser"),
    noun("attendee", "person", "name!; email: email; ticket: choice(standard, reduced, free); checked in: yes_no", own="participant;speaker;delegate", means="rsvp;registration", of="event;course;@happening", by="seeker organiser", only="event course social survey"),
    noun("donor", "person", "name!; email: email; phone: phone; gives monthly: yes_no", own="sponsor;backer;supporter;patron", by="seeker organiser", only="crowdfunding crm event"),
    noun("lead", "person", "name!; email: email; phone: phone; source: choice(referral, web, event, other); status: choice(new, contacted, qualified, lost); value: money", own="prospect", by="organiser provider", only="crm"),
    noun("contact", "person", "name!; company; email: email; phone: phone; last spoken on: date; notes: long_text", by="organiser provider", only="crm directory dashboard"),
    noun("child", "person", "name!; birth date: date; allergies; parent phone: phone; notes: long_text", own="kid;baby;toddler;newborn;grandchild", by="seeker provider"),
    noun("elder", "person", "name!; birth date: date; address; emergency contact; notes: long_text", own="senior;grandparent;elderly person;elderly relative", by="seeker provider", only="health social tracker"),
    noun("choir", "person", "name!; rehearsal day; rehearsal place; number of singers: number; email: email; about: long_text", own="orchestra;ensemble;brass band", by="organiser seeker"),
    noun("team", "person", "name!; captain; email: email; founded on: date; about: long_text", own="squad;crew;club;band of players;league;guild;clan", by="organiser seeker"),
    noun("friend", "person", "name!; birthday: date; email: email; phone: phone; notes: long_text", own="relative;family member", by="seeker", only="tracker social crm rental"),
)  # fmt: skip
