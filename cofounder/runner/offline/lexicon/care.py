"""Known nouns: health, animals, plants, food and habits."""

# ruff: noqa: E501  (a table: one line per noun, one per list of sentences)

from cofounder.runner.offline.lexicon.shape import Noun, noun

CARE: tuple[Noun, ...] = (
    noun("habit", "work", "name!; how often: choice(daily, weekly, monthly); times a week: number; why it matters: long_text; started on: date", own="routine;ritual;daily habit", by="seeker", only="tracker health social"),
    noun("entry", "note", "date!: date; value: decimal; notes: long_text", own="log entry;journal entry;diary entry;check-in;checkin;log;dream;gratitude note", means="journal;diary;logbook;streak", of="habit;goal;pet;plant;child;project;@work;@thing", by="seeker", only="tracker health course"),
    noun("goal", "work", "title!; target: decimal; reach by: date; status: choice(active, reached, dropped)", own="target;milestone;resolution;bucket list item;savings goal", by="seeker", only="tracker health project course dashboard"),
    noun("mood", "note", "date!: date; mood: rating; notes: long_text", own="feeling;emotion", of="patient;habit", by="seeker", only="tracker health"),
    noun("reading", "note", "date!: date; value: decimal; unit; notes: long_text", own="measurement;blood pressure reading;glucose reading;weight entry;sample;observation;blood sugar level;blood pressure;weight;vital sign;growth measurement", means="glucose", of="patient;station;child;pet;@person;@place", by="seeker provider", only="tracker health dashboard"),
    noun("symptom", "note", "name!; date: date; strength: rating; notes: long_text", own="migraine;headache;allergy;pain;side effect;flare-up", of="patient;child", by="seeker", only="health tracker"),
    noun("medication", "thing", "name!; dose; times a day: number; refill on: date; notes: long_text", own="pill;prescription;vaccination;vaccine;supplement;medicine dose", of="patient;pet;elder;child;@person", by="seeker provider", only="health tracker"),
    noun("treatment plan", "work", "title!; description: long_text; starts on: date; ends on: date; status: choice(planned, active, finished)", own="care plan;therapy plan;diet plan;therapy session;session note", of="patient;doctor;elder", by="provider", only="health"),
    noun("pet", "thing", "name!; kind: choice(dog, cat, bird, other); breed; birth date: date; notes: long_text", own="dog;cat;animal;puppy;horse;rabbit;rescue animal;rescue dog;foster animal;cow;sheep;goat;chicken;bird;fish tank;reptile;foster dog", by="seeker organiser"),
    noun("plant", "thing", "name!; kind; water every (days): number; last watered: date; place; notes: long_text".replace(" (days)", " so many days"), own="houseplant;tree;crop;seedling;succulent;herb;bonsai;orchid;rose", by="seeker"),
    noun("watering", "note", "date!: date; notes", of="plant;garden bed", by="seeker", only="tracker"),
    noun("recipe", "thing", "title!; instructions: long_text; minutes: number; servings: number; photo: link; vegetarian: yes_no", own="cocktail;family recipe;sourdough recipe;brew;baking recipe;dish", by="seeker organiser provider"),
    noun("ingredient", "thing", "name!; quantity; unit", own="pantry item;leftover;grocery item;fridge item", of="recipe;shopping list;meal", by="seeker provider", only="recipe tracker inventory store"),
    noun("meal", "work", "name!; date: date; calories: number; protein in grams: number; notes: long_text", own="snack eaten;food entry;lunch box;breakfast", means="food intake", of="meal plan;patient;child", by="seeker provider", only="tracker health recipe social booking"),
    noun("meal plan", "work", "name!; week of: date; notes: long_text", own="weekly menu;diet", means="meal planning;meal planner", by="seeker provider", only="recipe health tracker"),
    noun("shopping list", "work", "name!; for the week of: date; done: yes_no", own="grocery list;packing list;checklist", means="grocery", by="seeker", only="recipe tracker inventory project"),
    noun("chore", "work", "title!; who; due on: date; done: yes_no; every: choice(day, week, month)", own="household task;duty;cleaning task", of="room;member;property", by="seeker organiser", only="tracker project property social"),
    noun("adoption request", "deal", "name!; email: email; about your home: long_text; status: choice(received, visit planned, approved, declined)", own="adoption application", means="adoption", of="pet", by="seeker"),
    noun("outfit", "thing", "name!; season: choice(spring, summer, autumn, winter); worn on: date; photo: link", own="garment in wardrobe;clothing item", means="wardrobe", by="seeker"),
    noun("catch", "note", "what!; date: date; place; weight in kg: decimal; notes: long_text", own="bird sighting;wildlife sighting", of="venue;trail", by="seeker", only="tracker social"),
)  # fmt: skip
