"""Known nouns: places, homes, vehicles and what happens on the road or outdoors."""

# ruff: noqa: E501  (a table: one line per noun, one per list of sentences)

from cofounder.runner.offline.lexicon.shape import Noun, noun

PLACES: tuple[Noun, ...] = (
    noun("property", "place", "name!; address; bedrooms: number; monthly rent: money; status: choice(free, let, in repair); photo: link", own="apartment;house;flat;building;home;villa;cabin;holiday home;studio flat;garage;land plot;plot;condo;cottage;guesthouse;hotel;hostel", by="provider organiser"),
    noun("room", "place", "name!; description: long_text; seats: number; price per hour: money; available: yes_no", own="meeting room;rehearsal room;studio space;desk;workspace;coworking space;co-working space;office;classroom;hotel room;hall;kitchen;practice room;storage unit;treatment room;conference room", by="provider organiser"),
    noun("court", "place", "name!; surface; indoor: yes_no; price per hour: money", own="pitch;playing field;tennis court;padel court;lane;swimming pool;pool;sauna;climbing wall;golf course;football field;ice rink;charging station;parking space;parking spot;parking;campsite;table tennis table;allotment;garden plot;berth;mooring", by="provider organiser"),
    noun("table", "place", "name!; seats: number; outdoors: yes_no; free: yes_no", own="restaurant table;dining table", by="provider organiser", only="booking inventory"),
    noun("venue", "place", "name!; address; capacity: number; price per day: money; photo: link", own="location;spot;landmark;attraction;sight;destination;playground;park;beach;monument;viewpoint;point of interest;restroom;toilet;water fountain;wheelchair ramp;surf spot;climbing spot;fishing spot;picnic spot", by="organiser seeker provider", only="directory event social booking content marketplace tracker"),
    noun("lease", "deal", "starts on!: date; ends on: date; monthly rent: money; deposit: money; status: choice(active, ended)", own="tenancy;rental contract;rental agreement", of="property;tenant", by="provider organiser", only="property"),
    noun("maintenance request", "work", "title!; description: long_text; urgency: choice(low, medium, urgent); status: choice(open, in progress, done)", own="repair request;repair;defect;breakdown;damage report;maintenance issue", means="maintenance", of="property;room;vehicle;machine;tool;tenant;@place;@thing", by="seeker organiser"),
    noun("viewing", "deal", "date!: date; time: time; status: choice(requested, confirmed, done); notes: long_text", own="property viewing;house viewing", of="property;@place", by="seeker", only="property marketplace directory"),
    noun("vehicle", "thing", "name!; plate; model; odometer in km: number; next service: date; status: choice(available, in use, in workshop)", own="van;car;truck;bike;bicycle;scooter;motorbike;motorcycle;taxi;bus;tractor;e-bike;cargo bike;drone;aircraft;ambulance", by="organiser provider"),
    noun("trip", "happening", "title!; from; to; date: date; seats free: number; distance in km: decimal; notes: long_text", own="ride;journey;route;tour;carpool;excursion;flight;road trip;itinerary;cruise;day trip;hiking tour;travel plan;vacation;holiday", of="vehicle;driver;guide", by="provider seeker organiser"),
    noun("trail", "place", "name!; distance in km: decimal; difficulty: choice(easy, medium, hard); start point; description: long_text", own="hike;hiking trail;path;walking route;bike route;running route;ski run", by="seeker organiser", only="directory social tracker content event"),
    noun("fuel stop", "deal", "date!: date; litres: decimal; cost: money; odometer in km: number", own="refuelling;refueling", means="fuel", of="vehicle", by="provider organiser seeker", only="fleet"),
    noun("station", "place", "name!; location; active: yes_no; installed on: date", own="sensor;weather station;monitoring site;hive;beehive;meter;greenhouse;solar panel", by="organiser provider", only="tracker dashboard health inventory"),
    noun("garden bed", "place", "name!; size; sunny: yes_no; planted on: date; notes: long_text", own="raised bed;garden", by="seeker", only="tracker social rental"),
)  # fmt: skip
