// Persons of one name: how many they are, and which article speaks of whom. Private to this folder.
#pragma once

#include <span>
#include <vector>

#include "extract/resolve/across/nodes.hpp"
#include "extract/resolve/across/senses.hpp"

namespace guanxi::extract::across {

/// What the article says about where it plays; one an article.
struct Scene {
  std::vector<Region> countries;  ///< that it speaks of, by falling weight
  Region home = 0;                ///< the finest division that it is about
};

/// `notes`: for a node of several articles, by what they are one.
/// Divides the local persons of each name into persons, by posts, colleagues and places; the senses of all but the
/// first get nodes of their own. Then joins parts of names and spellings. docs/identity.md has the weights. O(persons x
/// what their articles mention), and for each name x the persons that bear it.
void join_persons(const Corpus& corpus, std::span<const Scene> scenes, std::span<Sense> senses, Nodes& nodes,
                  Joined& joined, std::vector<Join>& doubts, std::vector<Join>& notes);

}  // namespace guanxi::extract::across
